import { useMemo } from 'react';
import { useLanguage, type Locale } from '../text';

/** How amounts of one currency read. Amounts are in major units unless said otherwise. */
export interface MoneyFormat {
  exact: (amount: number) => string;
  /** For axes: no decimals where there is nothing behind the point, short from 10,000 on. */
  axis: (amount: number) => string;
  /** Minor units as major ones, and back. */
  major: (minor: number) => number;
  minor: (major: number) => number;
  /** Decimals the currency has. */
  digits: number;
}

export function moneyOf(locale: Locale, currency: string): MoneyFormat {
  const style = { style: 'currency', currency } as const;
  const exact = new Intl.NumberFormat(locale, style);
  const axis = new Intl.NumberFormat(locale, { ...style, minimumFractionDigits: 0 });
  const short = new Intl.NumberFormat(locale, { ...style, notation: 'compact', maximumFractionDigits: 1 });
  const digits = exact.resolvedOptions().maximumFractionDigits ?? 2;
  return {
    exact: (amount) => exact.format(amount),
    axis: (amount) => (Math.abs(amount) < 10_000 ? axis : short).format(amount),
    major: (minor) => minor / 10 ** digits,
    minor: (major) => Math.round(major * 10 ** digits),
    digits,
  };
}

export function useMoney(currency: string): MoneyFormat {
  const { locale } = useLanguage();
  return useMemo(() => moneyOf(locale, currency), [locale, currency]);
}
