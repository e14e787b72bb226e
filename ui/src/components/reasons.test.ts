import { describe, expect, it } from 'vitest';
import { reasonIn } from './reasons';

describe('a reason', () => {
  const both = '「回放」差评率 16.7% > 15%：触发。 / Bad-review rate of 回放 16.7% > 15%: fires.';

  it('that Tandem wrote is shown in the language in use', () => {
    expect(reasonIn(both, 'zh-CN')).toBe('「回放」差评率 16.7% > 15%：触发。');
    expect(reasonIn(both, 'en')).toBe('Bad-review rate of 回放 16.7% > 15%: fires.');
  });

  it('that a person wrote stays as it is', () => {
    for (const reason of ['iOS / Android both fail', '新增 / 回流都受影响', 'No slash']) {
      expect(reasonIn(reason, 'en')).toBe(reason);
    }
  });
});
