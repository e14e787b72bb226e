import type { ReactNode } from 'react';

interface Props {
  title: string;
  lead?: ReactNode;
  action?: ReactNode;
  /** The page consists of nothing else, so that this is its heading. */
  wholePage?: boolean;
}

/** What a page or tile shows when there is nothing yet: what it is for and the one thing to do. */
export function EmptyState({ title, lead, action, wholePage = false }: Props) {
  const Heading = wholePage ? 'h1' : 'h2';
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      {lead && <p>{lead}</p>}
      {action && <div className="empty-action">{action}</div>}
    </div>
  );
}
