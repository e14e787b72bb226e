import type { Pool } from '../../api/types';
import { useSession } from '../../app/session';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { useSubjectNames } from '../../components/SubjectLink';
import { useText, useLanguage } from '../../text';

/**
 * What an allocation is called: one that is named by the key of a feature or campaign, as that is. As the sentences of
 * the server have it.
 */
export function useAllocationName(): (allocation: string) => string {
  const names = useSubjectNames();
  const name = useName();
  return (key) => name(names({ kind: 'feature', key }) ?? names({ kind: 'campaign', key }), key);
}

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
