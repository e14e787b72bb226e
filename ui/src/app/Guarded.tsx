import type { ReactNode } from 'react';
import { useHint } from '../components/AllowedButton';
import { EmptyState } from '../components/EmptyState';
import { useText } from '../text';
import type { Room } from './rooms';

/** A room's page for those who may read it; others, who came by a link, are told who can let them in. */
export function Guarded({ room, children }: { room: Room; children: ReactNode }) {
  const text = useText('app');
  const hint = useHint(room.needs);
  if (hint === undefined) return children;
  return <EmptyState wholePage title={text.notAllowed(text.menu[room.key])} lead={hint} />;
}
