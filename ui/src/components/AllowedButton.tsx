import Button, { type ButtonProps } from 'antd/es/button';
import Tooltip from 'antd/es/tooltip';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { rolesWith } from '../api/permissions';
import type { Permission, Role } from '../api/types';
import { useSession } from '../app/session';
import { useText } from '../text';
import { useMembers } from './catalog';
import './parts.css';
import type { Wish } from './RequestDialog';

const RequestDialog = lazy(() => import('./RequestDialog'));

/** So many people are named in a hint. */
const NAMED = 2;

/** The roles that hold a permission; an administrator is named only when nobody else does. */
function useHolders(needs: Permission, only?: Role): { words: string; people: string } {
  const text = useText('parts');
  const acts = useText('acts');
  const names = useText('common').role;
  const members = useMembers().data ?? [];
  const all: readonly Role[] = only ? [only] : rolesWith[needs];
  const holders = all.filter((role) => role !== 'admin' || all.length === 1);
  const people = members.filter((m) => m.roles.some((role) => holders.includes(role))).map((m) => m.name);
  const more = people.length - NAMED;
  return {
    words: holders.map((role) => names[role]).join(text.or),
    people: [...people.slice(0, NAMED), ...(more > 0 ? [acts.andMore(more)] : [])].join(text.and),
  };
}

/** The sentence that names the roles and people a permission needs; undefined when it is held. */
export function useHint(needs: Permission): string | undefined {
  const { can } = useSession();
  const acts = useText('acts');
  const { words, people } = useHolders(needs);
  return can(needs) ? undefined : `${acts.needs(words, people)} ${acts.askAdministrator}`;
}

interface Props extends ButtonProps {
  needs: Permission;
  /** The one role that may, of those that hold the permission; administrators always may. */
  only?: Role;
  /** What somebody without the right may ask for instead. */
  request?: Wish;
  /** Instead of the button for who may not: says that it was asked for already. */
  waits?: ReactNode;
}

/** A button that stays when it is not allowed: focusable, its hint names who may, and it offers to ask them. */
export function AllowedButton({ needs, only, request, waits, ...rest }: Props) {
  const { can, project } = useSession();
  const acts = useText('acts');
  const { words, people } = useHolders(needs, only);
  const [asking, setAsking] = useState(false);
  const holds = only === undefined || project.roles.some((role) => role === only || role === 'admin');
  if (can(needs) && holds) return <Button {...rest} />;
  if (waits) return waits;
  const asks = request !== undefined && can('request_actions');
  return (
    <>
      <Tooltip
        title={`${acts.needs(words, people)} ${asks ? acts.askThem : acts.askAdministrator}`}
        trigger={['hover', 'focus']}
      >
        <Button
          {...rest}
          type="default"
          danger={false}
          htmlType="button"
          aria-disabled
          className="not-allowed"
          onClick={(event) => {
            event.preventDefault();
            if (asks) setAsking(true);
          }}
        />
      </Tooltip>
      {asking && request && (
        <Suspense>
          <RequestDialog wish={request} roles={words} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
