import type { ReactNode } from 'react';

/** What a page or tile shows when there is nothing yet: what it is for and the one thing to do. */
export function EmptyState({ title, lead, action }: { title: string; lead?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {lead && <p>{lead}</p>}
      {action && <div className="empty-action">{action}</div>}
    </div>
  );
}
