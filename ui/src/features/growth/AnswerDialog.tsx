import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Segmented from 'antd/es/segmented';
import { api } from '../../api/client';
import type { GateReview, GateStanding } from '../../api/types';
import { useSession } from '../../app/session';
import { FormDialog } from '../../components/FormDialog';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import { useGrowthChanged } from './queries';

interface Draft {
  verdict: GateStanding['verdict'];
  evidence: string;
  days: number;
}

const verdicts: GateStanding['verdict'][] = ['yes', 'no', 'unknown'];

/** Answers one gate: yes, no or unknown, what it rests on and how long it counts. */
export function AnswerDialog(props: { review: GateReview; gate: GateStanding; onClose: () => void }) {
  const { review, gate, onClose } = props;
  const { project, now } = useSession();
  const text = useText('growth').gates;
  const name = useName();
  const { message } = AntdApp.useApp();
  const changed = useGrowthChanged();
  return (
    <FormDialog<Draft>
      title={text.answerTitle(text.gate[gate.gate])}
      submit={text.answer}
      initial={{ verdict: gate.verdict, evidence: gate.evidence ?? '', days: review.days }}
      onClose={onClose}
      onSubmit={async ({ verdict, evidence, days }) => {
        const expires = new Date(now().getTime() + days * 86_400_000);
        await api.put('/api/projects/{project}/gates/{id}/answers', {
          path: { project: project.key, id: String(review.id) },
          ifMatch: review.version,
          body: {
            gate: gate.gate,
            verdict,
            evidence: evidence.trim() || null,
            expiresAt: days === review.days ? null : expires.toISOString(),
          },
        });
        void message.success(text.answered(text.gate[gate.gate]));
        await changed('gates');
      }}
    >
      <p>{name(gate.question)}</p>
      <Form.Item name="verdict" label={text.verdictLabel}>
        <Segmented
          aria-label={text.verdictLabel}
          options={verdicts.map((value) => ({ value, label: text.verdict[value] }))}
        />
      </Form.Item>
      <Form.Item
        name="evidence"
        label={text.evidence}
        extra={text.evidenceHelp}
        dependencies={['verdict']}
        rules={[
          ({ getFieldValue }) => ({
            required: getFieldValue('verdict') !== 'unknown',
            whitespace: true,
            message: text.evidenceMissing,
          }),
        ]}
      >
        <Input.TextArea maxLength={4000} autoSize={{ minRows: 3, maxRows: 10 }} autoFocus />
      </Form.Item>
      <Form.Item name="days" label={text.validDays}>
        <InputNumber min={1} max={review.days} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}
