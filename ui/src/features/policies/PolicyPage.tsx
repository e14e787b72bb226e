import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Policy } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { ActionItem } from '../../components/ActionItem';
import { useActions } from '../../components/actions';
import { AllowedButton } from '../../components/AllowedButton';
import { History } from '../../components/AuditList';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { SubjectLink } from '../../components/SubjectLink';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { ActivateDialog, RetireDialog } from './Activation';
import { PolicyHistory } from './History';
import './policies.css';
import { PolicyForm } from './PolicyForm';
import { PolicyModeTag, PolicyStateTag } from './PolicyTags';
import { useEpisodes, usePolicy } from './queries';

type Open = 'activate' | 'retire';

function Buttons({ policy, onOpen }: { policy: Policy; onOpen: (what: Open) => void }) {
  const text = useText('policies');
  const { set } = useAddress();
  const waiting = policy.activeRevision !== policy.revision;
  return (
    <>
      {policy.state === 'active' && (
        <AllowedButton needs="edit_policies" onClick={() => onOpen('retire')}>
          {text.retire}
        </AllowedButton>
      )}
      <AllowedButton needs="edit_policies" onClick={() => set({ edit: '1' })}>
        {text.edit}
      </AllowedButton>
      {(waiting || policy.state === 'retired' || policy.mode === 'shadow') && (
        <AllowedButton needs="edit_policies" type="primary" onClick={() => onOpen('activate')}>
          {text.activate}
        </AllowedButton>
      )}
    </>
  );
}

function Subject({ policy }: { policy: Policy }) {
  const text = useText('policies');
  if (!policy.subject) return <>{text.wholeProject}</>;
  return <SubjectLink subject={policy.subject} />;
}

function Facts({ policy }: { policy: Policy }) {
  const { project } = useSession();
  const text = useText('policies');
  const format = useFormat(project.zone);
  const name = useName();
  const actor = useActor();
  const { status } = policy;
  return (
    <section className="card">
      <p className="rule-sentence">{name(policy.sentence)}</p>
      {status.lastBucket && (
        <p>
          <span className="weak">{format.day(status.lastBucket)}</span> {name(status.lastSentence)}
        </p>
      )}
      <dl className="facts">
        <dt>{text.subject}</dt>
        <dd>
          <Subject policy={policy} />
        </dd>
        <dt>{text.revision}</dt>
        <dd>
          r{policy.activeRevision ?? policy.revision}
          {policy.activeRevision !== null && policy.activeRevision !== policy.revision && (
            <> · {text.draftWaits(policy.revision)}</>
          )}
        </dd>
        {policy.activatedAt && (
          <>
            <dt>{text.activatedTitle}</dt>
            <dd>
              {format.time(policy.activatedAt)}
              {policy.activatedBy && <> · {actor(policy.activatedBy)}</>}
              {policy.effectiveFrom && <> · {text.from(format.day(policy.effectiveFrom))}</>}
            </dd>
          </>
        )}
        {status.nextAt && status.nextBucket && (
          <>
            <dt>{text.next}</dt>
            <dd>{text.nextAt(format.day(status.nextBucket), format.time(status.nextAt))}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Doings({ policy }: { policy: Policy }) {
  const text = useText('policies');
  const actions = useActions({ policy: policy.key });
  return (
    <section className="card">
      <h2>{text.actions}</h2>
      {actions.error && <ErrorTile error={actions.error} onRetry={() => void actions.refetch()} />}
      {actions.data && actions.data.items.length === 0 && <p className="weak">{text.noActions}</p>}
      <ul className="action-list">
        {actions.data?.items.map((action) => (
          <ActionItem key={action.id} action={action} />
        ))}
      </ul>
    </section>
  );
}

function Episodes({ policy }: { policy: Policy }) {
  const { project } = useSession();
  const text = useText('policies');
  const format = useFormat(project.zone);
  const episodes = useEpisodes(policy.key).data ?? [];
  if (episodes.length === 0) return null;
  return (
    <section className="card">
      <h2>{text.episodes}</h2>
      <ul className="plain-list">
        {episodes.map((episode) => (
          <li key={episode.number}>
            ▲ {text.episode(episode.number)} · {format.day(episode.openedBucket)}
            {' – '}
            {episode.closedBucket ? format.day(episode.closedBucket) : text.ends[episode.ended ?? 'open']}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Loaded({ policy }: { policy: Policy }) {
  const text = useText('policies');
  const name = useName();
  const { project, can } = useSession();
  const { search, set } = useAddress();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <>
      <p className="crumb">
        <Link to={`/p/${project.key}/policies`}>← {text.title}</Link>
      </p>
      <PageHead
        title={name(policy.names, policy.key)}
        aside={
          <>
            <PolicyStateTag policy={policy} /> <PolicyModeTag policy={policy} />
          </>
        }
        actions={<Buttons policy={policy} onOpen={setOpen} />}
      />
      <div className="stack">
        <Facts policy={policy} />
        <PolicyHistory policy={policy} />
        <div className="two">
          <Doings policy={policy} />
          <Episodes policy={policy} />
        </div>
        {can('view_audit') && (
          <section className="card">
            <h2>{text.changes}</h2>
            <History kind="policy" subject={policy.key} />
          </section>
        )}
      </div>
      {search.get('edit') === '1' && <PolicyForm policy={policy} onClose={() => set({ edit: undefined })} />}
      {open === 'activate' && <ActivateDialog policy={policy} onClose={close} />}
      {open === 'retire' && <RetireDialog policy={policy} onClose={close} />}
    </>
  );
}

/** One rule: what it says, how it stands, every verdict and what it did. */
export default function PolicyPage() {
  const { policy: key = '' } = useParams();
  const text = useText('policies');
  const policy = usePolicy(key);
  if (policy.data) return <Loaded key={policy.data.key} policy={policy.data} />;
  if (policy.error) {
    return (
      <>
        <PageHead title={text.title} />
        <ErrorTile error={policy.error} onRetry={() => void policy.refetch()} />
      </>
    );
  }
  return <Skeleton height={120} lines={3} />;
}
