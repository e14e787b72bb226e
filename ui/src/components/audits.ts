import type { AuditWords } from './audit.text.en';

/** "campaign.archive" as people say it; keys without words stay as they are. */
export function actionName(action: string, words: AuditWords): string {
  if (Object.hasOwn(words.sentences, action)) return words.sentences[action]!;
  const dot = action.indexOf('.');
  const kind = action.slice(0, dot);
  const verb = action.slice(dot + 1);
  if (dot < 0 || !Object.hasOwn(words.kinds, kind) || !Object.hasOwn(words.verbs, verb)) return action;
  return words.sentence(words.kinds[kind]!, words.verbs[verb]!);
}

/** "names.zh" as people say it, part by part; parts without words stay as they are. */
export function fieldName(path: string, words: AuditWords): string {
  return path
    .split('.')
    .map((part) => (Object.hasOwn(words.fields, part) ? words.fields[part]! : part))
    .join(' · ');
}

const NAMED = ['state', 'stage', 'tier', 'mode', 'kind', 'interval', 'approval', 'archived', 'enabled'];

/** A value whose field takes one of a few keys, in words; any other as it is. */
export function valueName(path: string, value: string, words: AuditWords): string {
  const field = path.slice(path.lastIndexOf('.') + 1);
  return NAMED.includes(field) && Object.hasOwn(words.values, value) ? words.values[value]! : value;
}
