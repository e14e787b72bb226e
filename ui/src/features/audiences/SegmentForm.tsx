import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Form from 'antd/es/form';
import Spin from 'antd/es/spin';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { api, ApiError } from '../../api/client';
import type { Segment, SegmentPreview } from '../../api/types';
import { useSession } from '../../app/session';
import { FormError } from '../../components/FormError';
import { useFormat } from '../../components/format';
import { bothNames } from '../../components/names';
import { NamingFields } from '../../components/NamingFields';
import { useText } from '../../text';
import './audiences.css';
import { RuleEditor } from './RuleEditor';
import { blankRule, completeRule, type Rule } from './rules';

/** The value once it has not changed for a while. */
function useSettled<T>(value: T, millis: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return settled;
}

/** How many a rule holds, and ten of them; a question that is overtaken by the next is given up. */
function Preview({ rule }: { rule: Rule | undefined }) {
  const { project } = useSession();
  const text = useText('audiences').form;
  const format = useFormat(project.zone);
  const asked = useSettled(JSON.stringify(rule ?? null), 300);
  const preview = useQuery({
    queryKey: [project.key, 'segment-preview', asked],
    queryFn: ({ signal }) =>
      api.post<SegmentPreview>('/api/projects/{project}/segments/preview', {
        path: { project: project.key },
        body: { rule: JSON.parse(asked) as Rule },
        signal,
      }),
    enabled: asked !== 'null',
    gcTime: 30_000,
    retry: (failures, error) => failures < 2 && error instanceof ApiError && error.status === 503,
    placeholderData: (before) => before,
  });
  const found = preview.data;
  return (
    <aside className="segment-preview" aria-live="polite">
      <strong>{text.preview}</strong>
      {asked === 'null' && <span className="weak">{text.previewWaiting}</span>}
      {asked !== 'null' && preview.error && <FormError error={preview.error} />}
      {asked !== 'null' && !preview.error && !found && (
        <span>
          <Spin size="small" /> {text.counting}
        </span>
      )}
      {asked !== 'null' && !preview.error && found && (
        <div className={preview.isFetching ? 'dimmed' : undefined}>
          <div className="number" data-testid="preview-size">
            {format.exact(found.size)}
          </div>
          <span className="weak">
            {text.previewOf(
              format.percent(found.everybody === 0 ? 0 : found.size / found.everybody),
              format.exact(found.everybody),
            )}
            {' · '}
            {text.took(format.exact(found.elapsedMs))}
          </span>
          <p>{found.samples.length > 0 ? text.samples : text.noSamples}</p>
          <ol>
            {found.samples.map((person) => (
              <li key={person.person}>
                <Link to={`/p/${project.key}/people/${person.person}`} target="_blank">
                  {person.name ?? person.distinctId}
                </Link>
              </li>
            ))}
          </ol>
        </div>
      )}
    </aside>
  );
}

interface Draft {
  zh: string;
  en: string;
  key: string;
  rule: Rule;
}

interface Props {
  /** The segment to change; a new one when absent. */
  segment?: Segment;
  onSaved: (saved: Segment) => void;
  onClose: () => void;
}

/** Names and rule, with size and samples beside them while they are written. */
export function SegmentForm({ segment, onSaved, onClose }: Props) {
  const { project } = useSession();
  const text = useText('audiences').form;
  const parts = useText('parts');
  const queries = useQueryClient();
  const [form] = Form.useForm<Draft>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const isList = segment?.kind === 'list';
  const rule = Form.useWatch('rule', form);
  const initial: Draft = {
    zh: segment?.names.zh ?? '',
    en: segment?.names.en ?? '',
    key: segment?.key ?? '',
    rule: segment && !isList ? (segment.rule as unknown as Rule) : blankRule,
  };

  const submit = async (values: Draft) => {
    const names = bothNames(values);
    const complete = completeRule(values.rule);
    if (!names.en) return form.setFields([{ name: 'en', errors: [text.names] }]);
    if (!isList && !complete) return form.setFields([{ name: 'rule', errors: [text.incomplete] }]);
    setBusy(true);
    setError(undefined);
    try {
      const body = { names, ...(isList ? {} : { rule: complete }) };
      const saved = segment
        ? await api.put<Segment>('/api/projects/{project}/segments/{key}', {
            path: { project: project.key, key: segment.key },
            ifMatch: segment.version,
            body,
          })
        : await api.post<Segment>('/api/projects/{project}/segments', {
            path: { project: project.key },
            body: { key: values.key, ...body },
          });
      void queries.invalidateQueries({ queryKey: [project.key, 'segments'] });
      void queries.invalidateQueries({ queryKey: [project.key, 'segment', saved.key] });
      onSaved(saved);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Drawer
      open
      size={1120}
      title={segment ? text.changeTitle : text.createTitle}
      onClose={onClose}
      footer={
        <div className="drawer-actions">
          <Button onClick={onClose}>{parts.cancel}</Button>
          <Button type="primary" loading={busy} onClick={() => form.submit()}>
            {segment ? text.save : text.create}
          </Button>
        </div>
      }
    >
      <FormError error={error} />
      <Form<Draft>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(values) => void submit({ ...initial, ...values })}
      >
        <NamingFields form={form} isNew={!segment} words={text} />
        {!isList && (
          <div className="segment-editor">
            <Form.Item name="rule" label={text.rule}>
              <RuleEditor own={segment?.key} />
            </Form.Item>
            <Preview rule={rule && completeRule(rule)} />
          </div>
        )}
      </Form>
    </Drawer>
  );
}
