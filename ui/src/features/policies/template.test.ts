import { describe, expect, it } from 'vitest';
import type { PolicyTemplate } from '../../api/types';
import { blankFilling, judgeable, parametersOfFilling, previewOf, subjectOfFilling } from './template';

const ask = (name: string, kind: string, required: boolean, preset: unknown = null) => ({
  name,
  kind,
  required,
  preset,
  names: { zh: name, en: name },
});

const template = {
  key: 'penetration_campaign',
  asks: [
    ask('subject', 'feature', true),
    ask('campaign', 'campaign', false),
    ask('bound', 'fraction', false, 0.4),
    ask('warnFrom', 'fraction', false, 0.35),
  ],
  policy: {
    subject: null,
    actions: [{ type: 'start_campaign' }],
    condition: {
      launchedWithinDays: null,
      predicates: [{ metric: 'penetration', bound: 0.4, warnFrom: 0.35, minSample: 100 }],
    },
  },
} as unknown as PolicyTemplate;

describe('a template being filled in', () => {
  it('begins with its presets, fractions in percent', () => {
    expect(blankFilling(template)).toEqual({ bound: 40, warnFrom: 35 });
  });

  it('sends fractions exactly as they were written and nothing that is empty', () => {
    const filling = {
      ...blankFilling(template),
      subject: 'playback',
      bound: 0.8,
      campaign: undefined,
      channels: [],
    };
    expect(subjectOfFilling(template, filling)).toEqual({ kind: 'feature', key: 'playback' });
    expect(parametersOfFilling(template, filling)).toEqual({ bound: 0.008, warnFrom: 0.35 });
  });

  it('can be tried out once its subject is known', () => {
    expect(judgeable(template, {})).toBe(false);
    expect(judgeable(template, { subject: 'playback' })).toBe(true);
    const rule = previewOf(template, { subject: 'playback', bound: 50 });
    expect(rule.subject).toEqual({ kind: 'feature', key: 'playback' });
    expect(rule.condition.predicates[0]).toMatchObject({ bound: 0.5, warnFrom: 0.35, minSample: 100 });
    expect(rule.actions).toEqual(template.policy.actions);
  });
});
