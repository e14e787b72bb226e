import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Policy } from '../../api/types';
import { useSession } from '../../app/session';
import { useActionsChanged } from '../../components/actions';
import { ErrorTile } from '../../components/ErrorTile';
import { useName } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { VersionedForm } from '../../components/VersionedForm';
import { useText } from '../../text';
import { DraftBacktest } from './Backtest';
import { blank, draftOf, problemsOf, requestOf, type RuleDraft } from './draft';
import { PolicyFields } from './PolicyFields';
import { useMetrics } from './queries';
import { useInPercent } from './units';

interface Props {
  /** The policy to change; a new one when absent. */
  policy?: Policy;
  onClose: () => void;
}

function useSentences() {
  const text = useText('policies').form;
  const sentences: Partial<Record<keyof RuleDraft, string>> = {
    en: text.nameMissing,
    predicates: text.boundMissing,
    actions: text.actionMissing,
  };
  return (draft: RuleDraft) =>
    Object.fromEntries(
      Object.keys(problemsOf(draft)).map((field) => [field, sentences[field as keyof RuleDraft] ?? '']),
    );
}

function Loaded({ policy, onClose }: Props) {
  const { project } = useSession();
  const text = useText('policies');
  const parts = useText('parts');
  const name = useName();
  const navigate = useNavigate();
  const { message } = AntdApp.useApp();
  const changed = useActionsChanged();
  const sentences = useSentences();
  const inPercent = useInPercent();
  const path = { project: project.key, key: policy?.key ?? '' };
  return (
    <VersionedForm<Policy, RuleDraft, ReturnType<typeof requestOf>>
      title={policy ? text.form.editTitle(name(policy.names, policy.key)) : text.form.createTitle}
      submitLabel={policy ? parts.save : text.create}
      draftKey={`policy.${policy?.key ?? 'new'}`}
      object={policy}
      blank={blank}
      draftOf={(rule) => draftOf(rule, inPercent)}
      problemsOf={sentences}
      requestOf={(draft) => requestOf(draft, inPercent)}
      subject={policy?.key ?? ''}
      save={(body, version) =>
        policy
          ? api.put<Policy>('/api/projects/{project}/policies/{key}', { path, body, ifMatch: version })
          : api.post<Policy>('/api/projects/{project}/policies', { path, body })
      }
      load={() => api.get<Policy>('/api/projects/{project}/policies/{key}', { path })}
      onSaved={(saved) => {
        void changed();
        void message.success((policy ? text.saved : text.created)(name(saved.names)));
        if (policy) onClose();
        else void navigate(`/p/${project.key}/policies/${saved.key}`);
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <PolicyFields form={form} isNew={!policy} />
          <Form.Item noStyle shouldUpdate>
            {() => (
              <DraftBacktest
                draft={{ ...blank, ...(form.getFieldsValue(true) as RuleDraft) }}
                policy={policy?.key}
              />
            )}
          </Form.Item>
        </>
      )}
    </VersionedForm>
  );
}

/** Writes a rule, with what it would have done so far beneath it. */
export function PolicyForm(props: Props) {
  const metrics = useMetrics();
  if (metrics.error) return <ErrorTile error={metrics.error} onRetry={() => void metrics.refetch()} />;
  return metrics.data ? <Loaded {...props} /> : <Skeleton height={240} />;
}
