import type { Names } from '../api/types';
import { useLanguage, useText } from '../text';

export function useName(): (names: Names | null | undefined, fallback?: string) => string {
  const { locale } = useLanguage();
  return (names, fallback = '') => {
    if (!names) return fallback;
    return (locale === 'zh-CN' ? names.zh || names.en : names.en || names.zh) || fallback;
  };
}

/** An object's name in the language in use; one that lacks it shows the other with a tag. */
export function Name({ names, fallback = '' }: { names: Names | null | undefined; fallback?: string }) {
  const { locale } = useLanguage();
  const text = useText('common');
  const of = useName();
  const missing = names && !(locale === 'zh-CN' ? names.zh : names.en);
  return (
    <>
      {of(names, fallback)}
      {missing && (
        <small className="tag-language">{locale === 'zh-CN' ? text.onlyInEnglish : text.onlyInChinese}</small>
      )}
    </>
  );
}
