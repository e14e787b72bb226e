import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { useState } from 'react';
import { api } from '../../api/client';
import type { GateReview, GateStanding } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton, useHint } from '../../components/AllowedButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { FormDialog } from '../../components/FormDialog';
import { Requests } from '../../components/Requests';
import { Skeleton } from '../../components/Skeleton';
import { subjectOf, useSubjectOptions } from '../../components/SubjectLink';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { AnswerDialog } from './AnswerDialog';
import { GateCard } from './GateCard';
import { useGates, useGrowthChanged } from './queries';
import { reviewWish } from './wishes';

function Ask({ onClose }: { onClose: () => void }) {
  const { project } = useSession();
  const text = useText('growth').gates;
  const { message } = AntdApp.useApp();
  const changed = useGrowthChanged();
  const subjects = useSubjectOptions(['feature']);
  return (
    <FormDialog<{ subject?: string; days: number }>
      title={text.create}
      submit={text.create}
      initial={{ days: 14 }}
      onClose={onClose}
      onSubmit={async ({ subject, days }) => {
        await api.post('/api/projects/{project}/gates', {
          path: { project: project.key },
          body: { subject: subjectOf(subject), questions: null, expiresDays: days },
        });
        void message.success(text.asked);
        await changed('gates');
      }}
    >
      <Form.Item name="subject" label={text.subject}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={text.project}
          options={subjects}
        />
      </Form.Item>
      <Form.Item name="days" label={text.days}>
        <InputNumber min={1} max={366} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}

/** Three questions before resources follow; what nobody knows is never green. */
export default function GatesTab() {
  const text = useText('growth').gates;
  const hint = useHint('edit_growth');
  const { search, set } = useAddress();
  const gates = useGates();
  const [answering, setAnswering] = useState<{ review: GateReview; gate: GateStanding }>();
  const items = gates.data?.items ?? [];
  const create = (
    <AllowedButton needs="edit_growth" request={reviewWish} type="primary" onClick={() => set({ new: '1' })}>
      {text.create}
    </AllowedButton>
  );
  return (
    <div className="stack">
      {gates.error && <ErrorTile error={gates.error} onRetry={() => void gates.refetch()} />}
      {!gates.data && !gates.error && <Skeleton height={200} lines={2} />}
      <Requests types={['open_gates']} />
      {gates.data && items.length === 0 && (
        <section className="card">
          <EmptyState
            title={text.empty.title}
            lead={hint ? `${text.empty.lead} ${hint}` : text.empty.lead}
            action={create}
          />
        </section>
      )}
      {items.length > 0 && (
        <div className="tab-lead">
          <p>{text.empty.lead}</p>
          {create}
        </div>
      )}
      {items.map((review) => (
        <GateCard key={review.id} review={review} onAnswer={(gate) => setAnswering({ review, gate })} />
      ))}
      {search.get('new') === '1' && <Ask onClose={() => set({ new: undefined })} />}
      {answering && <AnswerDialog {...answering} onClose={() => setAnswering(undefined)} />}
    </div>
  );
}
