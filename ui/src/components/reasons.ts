import { useLanguage } from '../text';

const han = /\p{Script=Han}/u;

/**
 * A reason in one language. What Tandem does by itself is written in both, Chinese first: "… / …"; what a person wrote
 * stays as it is.
 */
export function reasonIn(reason: string, locale: string): string {
  const at = reason.indexOf(' / ');
  if (at < 0) return reason;
  const zh = reason.slice(0, at);
  const en = reason.slice(at + 3);
  if (!han.test(zh) || !/^[\p{Letter}\p{Number}]/u.test(en) || han.test(en.slice(0, 1))) return reason;
  return locale === 'zh-CN' ? zh : en;
}

export function useReason(): (reason: string) => string {
  const { locale } = useLanguage();
  return (reason) => reasonIn(reason, locale);
}
