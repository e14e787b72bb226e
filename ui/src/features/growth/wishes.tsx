import Form from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import type { GateReview, GateStanding, Role } from '../../api/types';
import { useMembers } from '../../components/catalog';
import { useName } from '../../components/Name';
import type { Wish } from '../../components/RequestDialog';
import { subjectOf, useSubjectOptions } from '../../components/SubjectLink';
import { useText } from '../../text';
import { workKinds } from './work';

const said = (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim() : undefined);

function WorkFields() {
  const text = useText('growth').work;
  const words = text.form;
  const roles = useText('common').role;
  const members = useMembers().data ?? [];
  const subjects = useSubjectOptions();
  return (
    <>
      <Form.Item name="zh" label={words.nameZh}>
        <Input maxLength={200} lang="zh-CN" autoFocus />
      </Form.Item>
      <Form.Item
        name="en"
        label={words.nameEn}
        dependencies={['zh']}
        rules={[
          ({ getFieldValue }) => ({
            required: !said(getFieldValue('zh')),
            whitespace: true,
            message: words.nameMissing,
          }),
        ]}
      >
        <Input maxLength={200} lang="en" />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="kind" label={words.kind}>
          <Select options={workKinds.map((kind) => ({ value: kind, label: text.kind[kind] }))} />
        </Form.Item>
        <Form.Item name="dueDays" label={words.dueDays}>
          <InputNumber min={1} max={366} precision={0} />
        </Form.Item>
      </div>
      <div className="form-pair">
        <Form.Item name="owner" label={words.owner}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              ...members.map((m) => ({ value: m.email, label: m.name })),
              ...(Object.keys(roles) as Role[]).map((r) => ({ value: r as string, label: roles[r] })),
            ]}
          />
        </Form.Item>
        <Form.Item name="subject" label={words.subject}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={subjects} />
        </Form.Item>
      </div>
    </>
  );
}

/** A work item that somebody asks to have opened. */
export const workWish: Wish = {
  type: 'open_work',
  subject: null,
  form: {
    fields: <WorkFields />,
    initial: { kind: 'task' },
    of: ({ zh, en, kind, owner, dueDays, subject }) => ({
      subject: subjectOf(said(subject)),
      parameters: {
        title: { zh: said(zh) ?? said(en), en: said(en) ?? said(zh) },
        kind,
        ...(said(owner) && { owner }),
        ...(typeof dueDays === 'number' && { dueDays }),
      },
    }),
  },
};

function ReviewFields() {
  const text = useText('growth').gates;
  const subjects = useSubjectOptions(['feature']);
  return (
    <>
      <Form.Item name="subject" label={text.subject}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={text.project}
          options={subjects}
        />
      </Form.Item>
      <Form.Item name="expiresDays" label={text.days} rules={[{ required: true }]}>
        <InputNumber min={1} max={366} precision={0} />
      </Form.Item>
    </>
  );
}

/** A three-gate review that somebody asks to have opened. */
export const reviewWish: Wish = {
  type: 'open_gates',
  subject: null,
  form: {
    fields: <ReviewFields />,
    initial: { expiresDays: 14 },
    of: ({ subject, expiresDays }) => ({
      subject: subjectOf(said(subject)),
      parameters: { expiresDays },
    }),
  },
};

function AnswerFields({ gate }: { gate: GateStanding }) {
  const text = useText('growth').gates;
  const name = useName();
  return (
    <>
      <p>
        <strong>{text.gate[gate.gate]}</strong> {name(gate.question)}
      </p>
      <Form.Item name="verdict" label={text.verdictLabel}>
        <Segmented
          aria-label={text.verdictLabel}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: text.verdict[value] }))}
        />
      </Form.Item>
      <Form.Item
        name="evidence"
        label={text.evidence}
        rules={[{ required: true, whitespace: true, message: text.evidenceMissing }]}
      >
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 3, maxRows: 10 }} autoFocus />
      </Form.Item>
    </>
  );
}

/** An answer to a gate, with its evidence, that whoever holds the gate's role is asked to give. */
export function answerWish(review: GateReview, gate: GateStanding): Wish {
  return {
    type: 'answer_gate',
    subject: review.subject,
    form: {
      fields: <AnswerFields gate={gate} />,
      initial: { verdict: 'yes' },
      of: ({ verdict, evidence }) => ({
        subject: review.subject,
        parameters: { review: review.id, gate: gate.gate, verdict, evidence: said(evidence) },
      }),
    },
  };
}
