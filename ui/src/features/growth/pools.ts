import type { Pool } from '../../api/types';
import { useSession } from '../../app/session';
import { useFormat } from '../../components/format';
import { useText, useLanguage } from '../../text';

/** How an amount of a pool reads: with its unit; money from minor units in the project's currency. */
export function useAmount(unit: Pool['unit']): (amount: number) => string {
  const { project } = useSession();
  const { locale } = useLanguage();
  const format = useFormat(project.zone);
  const text = useText('growth').unit;
  if (unit !== 'money') return (amount) => text[unit](format.exact(amount));
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: project.currency });
  const digits = money.resolvedOptions().maximumFractionDigits ?? 2;
  return (amount) => money.format(amount / 10 ** digits);
}
