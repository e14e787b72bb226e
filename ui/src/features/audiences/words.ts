import { useSession } from '../../app/session';
import type { EventSelector, Filter } from '../../api/types';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { useSegments } from '../../components/segments';
import { useText } from '../../text';
import type { Rule, When } from './rules';

/** Says a rule in a sentence of the language in use. */
export function useRuleWords(): (rule: Rule) => string {
  const { project } = useSession();
  const words = useText('audiences').words;
  const editor = useText('audiences').editor;
  const operators = useText('common').selector.operators;
  const format = useFormat(project.zone);
  const name = useName();
  const segments = useSegments(true).data?.items ?? [];

  const filters = (where: Filter[]) =>
    where.map((f) => words.property(f.property, operators[f.op], f.value.join(' / ')).trim()).join(words.and);
  const what = ({ event, where }: Pick<EventSelector, 'event' | 'where'>) => {
    const shown = event === '*' ? words.any : event;
    return where.length > 0 ? words.where(shown, filters(where)) : shown;
  };
  const period = (when: When): string => {
    if (when.type === 'last') return words.lastDays(String(when.days));
    if (when.type === 'before') return words.before(String(when.days));
    if (when.type === 'between') return words.between(format.day(when.from), format.day(when.to));
    return ''; // nothing to say of a time without bounds
  };
  const part = (rule: Rule): string =>
    (rule.type === 'all' || rule.type === 'any') && rule.rules.length > 1 ? `(${say(rule)})` : say(rule);
  const say = (rule: Rule): string => {
    switch (rule.type) {
      case 'all':
        return rule.rules.map(part).join(words.and);
      case 'any':
        return rule.rules.map(part).join(words.or);
      case 'not':
        return words.not(say(rule.rule));
      case 'property':
        return words.property(rule.property, operators[rule.op], rule.value.join(' / ')).trim();
      case 'did': {
        const { bound, n } = rule.times;
        if (n === 0) return words.didNot(what(rule), period(rule.when));
        return words.did(what(rule), words.times(editor.bound[bound], String(n)), period(rule.when));
      }
      case 'first':
        return words.first(what(rule), period(rule.when));
      case 'last':
        return words.last(what(rule), period(rule.when));
      case 'sequence':
        return words.sequence(
          rule.steps.map(what).join(words.then),
          String(rule.withinHours),
          period(rule.when),
        );
      case 'segment': {
        const found = segments.find((s) => s.segment.key === rule.key);
        return words.segment(name(found?.segment.names, rule.key));
      }
      case 'value': {
        const scores = (['recency', 'frequency', 'monetary'] as const)
          .filter((rank) => rule[rank].length < 5)
          .map((rank) => words.score(editor[rank], rule[rank].join('/')));
        return words.value(what(rule), String(rule.days), scores.join(words.and));
      }
      case 'listed':
        return words.listed;
    }
  };
  return say;
}
