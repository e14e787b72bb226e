import { useQuery, useQueryClient } from '@tanstack/react-query';
import AntdAlert from 'antd/es/alert';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import type { People, Segment, SegmentRevision, SegmentRow } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { AllowedButton } from '../../components/AllowedButton';
import { addDays } from '../../components/dates';
import { ErrorTile } from '../../components/ErrorTile';
import { FormError } from '../../components/FormError';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import './audiences.css';
import type { Rule } from './rules';
import { SegmentForm } from './SegmentForm';
import { SegmentHistory } from './SegmentHistory';
import { StateTag } from './StateTag';
import { UploadDialog } from './UploadDialog';
import { UsedBy } from './UsedBy';
import { useRuleWords } from './words';

const PeopleDrawer = lazy(() => import('../../components/PeopleDrawer'));

function Revisions({ segment }: { segment: Segment }) {
  const { project } = useSession();
  const text = useText('audiences');
  const format = useFormat(project.zone);
  const say = useRuleWords();
  const actor = useActor();
  const revisions = useQuery({
    queryKey: [project.key, 'segment', segment.key, 'revisions', segment.revision],
    queryFn: () =>
      api.get<SegmentRevision[]>('/api/projects/{project}/segments/{key}/revisions', {
        path: { project: project.key, key: segment.key },
      }),
  });
  if (revisions.error) return <ErrorTile error={revisions.error} onRetry={() => void revisions.refetch()} />;
  return (
    <ol className="selector-texts">
      {(revisions.data ?? []).map((r) => (
        <li key={r.revision}>
          <div className="weak">
            {text.revision(String(r.revision), actor(r.changedBy), format.time(r.changedAt))}
          </div>
          {say(r.rule as unknown as Rule)}
        </li>
      ))}
    </ol>
  );
}

const layers = ['edit', 'ids', 'archive', 'people'] as const;
type Open = (typeof layers)[number] | undefined;

function Archive({
  segment,
  onDone,
  onClose,
}: {
  segment: Segment;
  onDone: () => void;
  onClose: () => void;
}) {
  const { project } = useSession();
  const text = useText('audiences');
  const name = useName();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const archive = async () => {
    setBusy(true);
    try {
      await api.delete('/api/projects/{project}/segments/{key}', {
        path: { project: project.key, key: segment.key },
        ifMatch: segment.version,
      });
      onDone();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={text.archiveTitle(name(segment.names, segment.key))}
      onCancel={onClose}
      footer={[
        <Button key="keep" onClick={onClose}>
          {text.keepSegment}
        </Button>,
        <Button key="archive" danger type="primary" loading={busy} onClick={() => void archive()}>
          {text.archive}
        </Button>,
      ]}
    >
      <FormError error={error} />
      <p>{text.archiveLead}</p>
    </Modal>
  );
}

function Actions({
  segment,
  onOpen,
  onRestore,
}: {
  segment: Segment;
  onOpen: (open: Open) => void;
  onRestore: () => void;
}) {
  const text = useText('audiences');
  if (segment.archived) {
    return (
      <AllowedButton needs="edit_segments" type="primary" onClick={onRestore}>
        {text.restore}
      </AllowedButton>
    );
  }
  return (
    <>
      <AllowedButton needs="edit_segments" onClick={() => onOpen('archive')}>
        {text.archive}
      </AllowedButton>
      {segment.kind === 'list' && (
        <AllowedButton needs="edit_segments" onClick={() => onOpen('ids')}>
          {text.uploadForm.change}
        </AllowedButton>
      )}
      <AllowedButton needs="edit_segments" type="primary" onClick={() => onOpen('edit')}>
        {text.edit}
      </AllowedButton>
    </>
  );
}

function Details({ row }: { row: SegmentRow }) {
  const { project, today } = useSession();
  const { segment } = row;
  const text = useText('audiences');
  const format = useFormat(project.zone);
  const name = useName()(segment.names, segment.key);
  const say = useRuleWords();
  const queries = useQueryClient();
  const { search, set } = useAddress();
  const open = layers.find((layer) => layer === search.get('open'));
  const setOpen = (layer: Open) => set({ open: layer });
  const close = () => setOpen(undefined);
  const changed = () => {
    close();
    void queries.invalidateQueries({ queryKey: [project.key, 'segment', segment.key] });
    void queries.invalidateQueries({ queryKey: [project.key, 'segments'] });
  };
  const restore = () =>
    void api
      .post('/api/projects/{project}/segments/{key}/restore', {
        path: { project: project.key, key: segment.key },
        ifMatch: segment.version,
      })
      .then(changed);
  return (
    <>
      <PageHead
        title={name}
        aside={
          <>
            <StateTag segment={segment} />
            <span className="weak">{segment.key}</span>
          </>
        }
        actions={<Actions segment={segment} onOpen={setOpen} onRestore={restore} />}
        filters={<Link to={`/p/${project.key}/people/segments`}>{text.back}</Link>}
      />
      {segment.failure && <AntdAlert type="error" showIcon title={text.failure(segment.failure)} />}
      <div className="segment-page">
        <div className="stack">
          <section className="card">
            <h2>{text.history}</h2>
            <button type="button" className="link-button segment-size" onClick={() => setOpen('people')}>
              {text.size(format.exact(segment.size))}
            </button>
            <SegmentHistory segment={segment.key} name={name} range={[addDays(today, -27), today]} />
          </section>
        </div>
        <div className="stack">
          <section className="card">
            <h2>{text.rule}</h2>
            <p>{say(segment.rule as unknown as Rule)}</p>
            {segment.unknown > 0 && (
              <p className="weak">{text.uploadForm.unknown(format.exact(segment.unknown))}</p>
            )}
          </section>
          <section className="card">
            <h2>{text.usedBy}</h2>
            <UsedBy uses={row.usedBy} none={text.notUsed} />
          </section>
          <section className="card">
            <h2>{text.revisions}</h2>
            <Revisions segment={segment} />
          </section>
        </div>
      </div>
      {open === 'edit' && <SegmentForm segment={segment} onSaved={changed} onClose={close} />}
      {open === 'ids' && <UploadDialog segment={segment} onSaved={changed} onClose={close} />}
      {open === 'archive' && <Archive segment={segment} onDone={changed} onClose={close} />}
      {open === 'people' && (
        <Suspense fallback={null}>
          <PeopleDrawer
            title={text.peopleOf(name)}
            cell={['segment', segment.key, segment.revision]}
            load={(cursor, signal) =>
              api.get<People>('/api/projects/{project}/segments/{key}/people', {
                path: { project: project.key, key: segment.key },
                query: { cursor },
                signal,
              })
            }
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}

/** One segment: its rule in words, how it grew, who is in it and what relies on it. */
export default function SegmentPage() {
  const { project } = useSession();
  const { segment: key = '' } = useParams();
  const row = useQuery({
    queryKey: [project.key, 'segment', key],
    queryFn: () =>
      api.get<SegmentRow>('/api/projects/{project}/segments/{key}', { path: { project: project.key, key } }),
    refetchInterval: (query) => (query.state.data?.segment.state === 'building' ? 1_000 : 15_000),
  });
  if (row.error) return <ErrorTile error={row.error} onRetry={() => void row.refetch()} />;
  if (!row.data) return <Skeleton height={120} lines={4} />;
  return <Details key={key} row={row.data} />;
}
