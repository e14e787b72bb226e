import Button, { type ButtonProps } from 'antd/es/button';
import Tooltip from 'antd/es/tooltip';
import { rolesWith } from '../api/permissions';
import type { Permission, Role } from '../api/types';
import { useSession } from '../app/session';
import { useText } from '../text';
import './parts.css';

/** The sentence that names the roles a permission needs; undefined when it is held. */
export function useHint(needs: Permission): string | undefined {
  const { can } = useSession();
  const text = useText('parts');
  const roles = useText('common').role;
  if (can(needs)) return undefined;
  const holders: readonly Role[] = rolesWith[needs];
  return text.needsRole(
    holders
      .filter((role) => role !== 'admin' || holders.length === 1)
      .map((role) => roles[role])
      .join(text.or),
  );
}

/** A button that stays when it is not allowed: focusable, and its hint names the role that is needed. */
export function AllowedButton({ needs, ...rest }: ButtonProps & { needs: Permission }) {
  const hint = useHint(needs);
  if (!hint) return <Button {...rest} />;
  return (
    <Tooltip title={hint} trigger={['hover', 'focus']}>
      <Button
        {...rest}
        type="default"
        danger={false}
        htmlType="button"
        aria-disabled
        className="not-allowed"
        onClick={(event) => event.preventDefault()}
      />
    </Tooltip>
  );
}
