import { useInfiniteQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { api } from '../api/client';
import type { Page } from '../api/types';
import { useSession } from '../app/session';
import { useText } from '../text';
import { useActor } from './actors';
import { actionName, fieldName, valueName } from './audits';
import { changesOf, type Change } from './changes';
import { ErrorTile } from './ErrorTile';
import { useFormat } from './format';
import './parts.css';
import { Skeleton } from './Skeleton';

/** One entry of the audit trail. */
export interface AuditEntry {
  id: number;
  time: string;
  actor: string;
  action: string;
  subject: string;
  before: unknown;
  after: unknown;
}

export interface AuditFilter {
  subject?: string;
  actor?: string;
}

/** The audit trail, newest first, page by page. */
export function useAudit(filter: AuditFilter, limit = 50, enabled = true) {
  const { project } = useSession();
  return useInfiniteQuery({
    queryKey: [project.key, 'audit', filter.subject ?? '', filter.actor ?? '', limit],
    enabled,
    queryFn: ({ pageParam }) =>
      api.get<Page<AuditEntry>>('/api/projects/{project}/audit', {
        path: { project: project.key },
        query: { ...filter, cursor: pageParam, limit },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  });
}

const FEW = 6;

/** Who and when stand above the changes already. */
const SAID_ABOVE = [
  'version',
  'id',
  'changedAt',
  'changedBy',
  'activatedAt',
  'activatedBy',
  'stateChangedAt',
  'stateChangedBy',
];

const LONG = 160;

function Side({ path, value, gone }: { path: string; value: string | null; gone?: boolean }) {
  const text = useText('parts').audit;
  const words = useText('audit');
  if (value === null) return <span className="weak">{text.nothing}</span>;
  const said = <span className={gone ? 'gone' : 'come'}>{valueName(path, value, words)}</span>;
  if (value.length <= LONG) return said;
  return (
    <details>
      <summary>{text.long}</summary>
      {said}
    </details>
  );
}

/** Which fields changed, from what to what. */
export function Changes({ changes }: { changes: Change[] }) {
  const text = useText('parts').audit;
  const words = useText('audit');
  const [all, setAll] = useState(false);
  if (changes.length === 0) return <span className="weak">{text.noChanges}</span>;
  const shown = all ? changes : changes.slice(0, FEW);
  return (
    <>
      <table className="changes">
        <thead className="hidden">
          <tr>
            <th scope="col">{text.changes}</th>
            <th scope="col">{text.before}</th>
            <th scope="col">{text.after}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => (
            <tr key={change.path}>
              <th scope="row">{fieldName(change.path, words)}</th>
              <td>
                <Side path={change.path} value={change.before} gone />
              </td>
              <td>
                <span aria-hidden>→</span> <Side path={change.path} value={change.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > FEW && (
        <Button type="link" size="small" onClick={() => setAll(!all)}>
          {all ? text.showFewer : text.showAll(String(changes.length))}
        </Button>
      )}
    </>
  );
}

/** What befell one object: who, what, from what to what. Kinds of objects have keys of their own. */
export function History({
  kind,
  subject,
}: {
  kind: 'feature' | 'campaign' | 'policy' | 'north_star' | 'pool' | 'holidays';
  subject: string;
}) {
  const { project } = useSession();
  const text = useText('parts');
  const common = useText('common');
  const format = useFormat(project.zone);
  const actor = useActor();
  const words = useText('audit');
  const audit = useAudit({ subject }, 20);
  if (audit.error) return <ErrorTile error={audit.error} onRetry={() => void audit.refetch()} />;
  if (!audit.data) return <Skeleton height={40} lines={3} />;
  const items = audit.data.pages
    .flatMap((page) => page.items)
    .filter((entry) => entry.action.startsWith(`${kind}.`));
  if (items.length === 0) return <p className="weak">{text.audit.empty}</p>;
  return (
    <>
      <ul className="audit-list">
        {items.map((entry) => (
          <li key={entry.id}>
            <p>
              <strong>{actor(entry.actor)}</strong> {actionName(entry.action, words)}{' '}
              <span className="weak">{format.time(entry.time)}</span>
            </p>
            <Changes changes={changesOf(entry.before, entry.after, SAID_ABOVE)} />
          </li>
        ))}
      </ul>
      {audit.hasNextPage && (
        <Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {common.loadMore}
        </Button>
      )}
    </>
  );
}
