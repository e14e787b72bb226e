import '../../../components/parts.css';
import './figures.css';
import type { Sentence } from '../../../api/types';
import { useLanguage, useText } from '../../../text';

/** A sentence of the server in the language in use. */
export function useSaid(): (sentence: Sentence) => string {
  const { locale } = useLanguage();
  return (sentence) => (locale === 'zh-CN' ? sentence.zh : sentence.en);
}

/** What the numbers come to, most important first. */
export function Findings({ sentences }: { sentences: Sentence[] }) {
  const said = useSaid();
  if (sentences.length === 0) return null;
  return (
    <ul className="findings" data-testid="findings">
      {sentences.map((sentence, i) => (
        <li key={i}>{said(sentence)}</li>
      ))}
    </ul>
  );
}

/** How it was counted 口径, and under which revision. */
export function Definition({ definition, revision }: { definition: Sentence; revision: number }) {
  const text = useText('insights').figures;
  const said = useSaid();
  return (
    <p className="weak hint">
      {text.definition(String(revision))} {said(definition)}
    </p>
  );
}
