import type {
  Flag,
  FlagCondition,
  FlagDifference,
  FlagPrerequisite,
  FlagRule,
  FlagShare,
  FlagTesters,
} from '../../api/types';
import type { Format } from '../../components/format';
import type { Dictionary } from '../../text/en';
import type { Exposure } from './model';

type FlagSeat = NonNullable<Flag['seat']>;

/** What flags are told in. */
export interface Telling {
  text: Dictionary['flags'];
  format: Format;
}

/** So many values of a condition are read out. */
const READ_OUT = 5;

function valuesOf(value: readonly string[], text: Dictionary['flags']['condition']): string {
  const more = value.length - READ_OUT;
  return [...value.slice(0, READ_OUT), ...(more > 0 ? [text.more(more)] : [])].join(text.or);
}

/** "country is FR or DE". */
export function conditionWords(condition: FlagCondition, { text: all, format }: Telling): string {
  const text = all.condition;
  const { on, group, property, op, value } = condition;
  if (on === 'segment')
    return `${text.of.segment} ${op === 'ne' ? text.inNone : text.inAny} ${valuesOf(value, text)}`;
  if (on === 'time')
    return `${text.of.time} ${text.op[op]} ${value.map((v) => momentWords(v, format)).join(text.or)}`;
  const subject = on === 'id' ? text.of.id : on === 'group' ? `${group}.${property}` : property;
  return `${subject} ${text.op[op]} ${valuesOf(value, text)}`.trim();
}

function momentWords(value: string, format: Format): string {
  return Number.isNaN(Date.parse(value)) ? value : format.time(value);
}

/** Percent of a rollout as a rate. */
export function share(percent: number, format: Format): string {
  return percent === 100 ? '100%' : format.percent(percent / 100);
}

/** "If country is FR: 10% get it"; or a variant, where there are several. */
export function ruleWords(rule: FlagRule, telling: Telling, several = false): string {
  const { text, format } = telling;
  const conditions = rule.conditions.map((c) => conditionWords(c, telling)).join(` ${text.rules.and} `);
  const who = conditions ? `${text.rules.if} ${conditions}` : text.rules.everybody;
  const many = share(rule.rollout, format);
  if (rule.variant) return text.rules.sentenceVariant(who, many, rule.variant);
  return several ? text.rules.sentenceSplit(who, many) : text.rules.sentence(who, many);
}

/** "30% of everybody, and who meets 1 rule". */
export function exposureWords({ share: rate, targeted }: Exposure, { text: all, format }: Telling): string {
  const text = all.exposure;
  if (rate >= 1) return text.everybody;
  const some = rate > 0 ? text.some(format.percent(rate)) : undefined;
  const those = targeted > 0 ? text.targeted(targeted) : undefined;
  if (some && those) return text.both(some, those);
  return some ?? those ?? text.nobody;
}

/** "production · Rule 1 · Share". */
export function pathWords(path: string, text: Dictionary['flags']): string {
  const names: Record<string, string> = text.path;
  return path
    .replace(/^environments\./, '')
    .split('.')
    .map((part) => {
      const [, name = part, index] = /^([^[]*)\[(\d+)\]/.exec(part) ?? [];
      const said = Object.hasOwn(names, name) ? names[name]! : name;
      return index === undefined ? said : `${said} ${Number(index) + 1}`;
    })
    .join(' · ');
}

const isRule = (value: object): value is FlagRule => 'conditions' in value && 'rollout' in value;
const isTesters = (value: object): value is FlagTesters => 'gets' in value && 'ids' in value;
const isSeat = (value: object): value is FlagSeat => 'layer' in value && 'share' in value;
const isShare = (value: object): value is FlagShare => 'variant' in value && 'percent' in value;
const isPrerequisite = (value: object): value is FlagPrerequisite => 'flag' in value && 'is' in value;
const isCondition = (value: object): value is FlagCondition => 'on' in value && 'op' in value;

/** A part of a flag as its sentence; undefined for what has none, such as a value of the flag's own. */
function partWords(value: object, telling: Telling): string | undefined {
  const { text, format } = telling;
  if (isRule(value)) return ruleWords(value, telling);
  if (isTesters(value)) return testersWords(value, telling);
  if (isCondition(value)) return conditionWords(value, telling);
  if (isSeat(value)) return text.bounds.seat.in(value.layer, share(value.share, format));
  if (isShare(value)) return `${value.variant} ${share(value.percent, format)}`;
  if (isPrerequisite(value)) return `${value.flag} ${text.prerequisites.is} ${outcomeWords(value.is, text)}`;
  return undefined;
}

/** One side of a difference: a whole rule or condition as its sentence, all else as it is. */
export function valueWords({ path }: FlagDifference, value: unknown, telling: Telling): string {
  const { text, format } = telling;
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean')
    return path.endsWith('enabled') ? text.state[value ? 'on' : 'off'] : String(value);
  if (typeof value === 'number')
    return /rollout$|percent$|share$/.test(path) ? share(value, format) : format.exact(value);
  if (typeof value === 'object') return partWords(value, telling) ?? JSON.stringify(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** "tess, or people in staff get new". */
export function testersWords({ gets, ids, segments }: FlagTesters, { text }: Telling): string {
  const words = text.bounds.testers;
  const named = ids.length > 0 ? [valuesOf(ids, text.condition)] : [];
  const inSome = segments.length > 0 ? [words.inSegments(valuesOf(segments, text.condition))] : [];
  return words.sentence([...named, ...inSome].join(text.condition.or), outcomeWords(gets, text));
}

/** What a flag comes out as: on, off or a variant. */
export function outcomeWords(is: string, { prerequisites: text }: Dictionary['flags']): string {
  return is === 'on' || is === 'off' ? text[is] : is;
}
