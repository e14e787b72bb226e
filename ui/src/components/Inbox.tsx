import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/client';
import type { Happening, InboxItem } from '../api/types';
import { useSession } from '../app/session';
import { useText } from '../text';
import { ActionItem } from './ActionItem';
import { useActor } from './actors';
import { EmptyState } from './EmptyState';
import { ErrorTile } from './ErrorTile';
import { FormError } from './FormError';
import { useFormat } from './format';
import { useHappened, useInbox, useInboxChanged } from './inbox';
import { useName } from './Name';
import './parts.css';
import { Skeleton } from './Skeleton';
import { SubjectLink, useSubjectNames } from './SubjectLink';

function Sign({ item }: { item: InboxItem }) {
  const { project } = useSession();
  const text = useText('inbox');
  const { message } = AntdApp.useApp();
  const changed = useInboxChanged();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!item.sign) return null;
  const { wing, version } = item.sign;
  const sign = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.post('/api/projects/{project}/north-star/signatures', {
        path: { project: project.key },
        ifMatch: version,
        body: { wing },
      });
      void message.success(text.signed);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      void changed();
    }
  };
  return (
    <>
      <span className="inbox-do">
        <Button size="small" loading={busy} onClick={() => void sign()}>
          {text.signFor[wing]}
        </Button>
      </span>
      <FormError error={error} />
    </>
  );
}

function Waiting({ item }: { item: InboxItem }) {
  const { project } = useSession();
  const text = useText('inbox');
  const roles = useText('common').role;
  const format = useFormat(project.zone);
  const name = useName();
  if (item.action) {
    return (
      <li data-testid={`inbox-${item.kind}`}>
        <ul className="inbox">
          <ActionItem action={item.action} withPolicy />
        </ul>
      </li>
    );
  }
  const { due, overdue } = item.when;
  return (
    <li data-testid={`inbox-${item.kind}`}>
      <p className="inbox-head">
        <span className="state-tag policy-pending">
          <span aria-hidden>◔</span> {text.kind[item.kind]}
        </span>
        <Link to={`/p/${project.key}/${item.link}`}>{name(item.title)}</Link>
        <Sign item={item} />
      </p>
      <p className="weak">
        {item.subject && (
          <>
            <SubjectLink subject={item.subject} /> ·{' '}
          </>
        )}
        {item.asked.role && <>{text.role(roles[item.asked.role])} · </>}
        {due ? (
          <span className={overdue ? 'inbox-overdue' : undefined}>
            {overdue ? text.overdue(format.day(due)) : text.due(format.day(due))}
          </span>
        ) : (
          text.since(format.time(item.when.since))
        )}
      </p>
    </li>
  );
}

/** What waits for the person who is signed in, to be acted on where it stands. */
export function ForMe() {
  const text = useText('inbox');
  const inbox = useInbox();
  if (inbox.error) return <ErrorTile error={inbox.error} onRetry={() => void inbox.refetch()} />;
  if (!inbox.data) return <Skeleton height={40} lines={3} />;
  if (inbox.data.length === 0) return <EmptyState title={text.nothing.title} lead={text.nothing.lead} />;
  return (
    <ul className="inbox" data-testid="for-me">
      {inbox.data.map((item) => (
        <Waiting key={item.id} item={item} />
      ))}
    </ul>
  );
}

const shapes: Record<Happening['kind'], string> = {
  fired: '▲',
  cleared: '✓',
  ended: '○',
  acted: '◆',
  campaign_scheduled: '◷',
  campaign_started: '▶',
  campaign_paused: '❚❚',
  campaign_ended: '■',
  campaign_withdrawn: '○',
  held: '⊘',
  released: '↺',
};

function useWho() {
  const text = useText('inbox');
  const actor = useActor();
  return (by: string) => (by.startsWith('policy:') ? text.byPolicy : actor(by));
}

function HappenedItem({ one }: { one: Happening }) {
  const { project, now } = useSession();
  const text = useText('inbox');
  const parts = useText('parts').action;
  const format = useFormat(project.zone);
  const name = useName();
  const who = useWho();
  const { action } = one;
  const what = action ? `${parts.type(action.type)} · ${parts.state[action.state]}` : text.happened[one.kind];
  const subjects = useSubjectNames();
  const about = name(one.names ?? (one.subject && subjects(one.subject)), one.subject?.key);
  const label = one.shadow ? `${what} · ${text.shadow}` : what;
  const detail = name(one.detail) || (action ? name(action.preview) : '');
  return (
    <li>
      <p className="inbox-head">
        <span className={one.kind === 'fired' ? 'inbox-fired' : undefined} aria-hidden>
          {shapes[one.kind]}
        </span>
        {about && <span>{label}</span>}
        <Link to={`/p/${project.key}/${one.link}`}>{about || label}</Link>
      </p>
      {detail && <p>{detail}</p>}
      <p className="weak">
        <time dateTime={one.at} title={format.time(one.at)}>
          {format.relative(one.at, now())}
        </time>
        {one.by && <> · {who(one.by)}</>}
        {action?.decidedBy && <> · {text.approvedBy(who(action.decidedBy))}</>}
      </p>
    </li>
  );
}

/** What happened lately: fired, acted, cleared, started, paused. */
export function Happened() {
  const text = useText('inbox');
  const common = useText('common');
  const happened = useHappened();
  if (happened.error) return <ErrorTile error={happened.error} onRetry={() => void happened.refetch()} />;
  if (!happened.data) return <Skeleton height={40} lines={4} />;
  const items = happened.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={text.quiet.title} lead={text.quiet.lead} />;
  return (
    <>
      <ul className="inbox" data-testid="happened">
        {items.map((one) => (
          <HappenedItem key={one.id} one={one} />
        ))}
      </ul>
      {happened.hasNextPage && (
        <Button
          className="load-more"
          loading={happened.isFetchingNextPage}
          onClick={() => void happened.fetchNextPage()}
        >
          {common.loadMore}
        </Button>
      )}
    </>
  );
}
