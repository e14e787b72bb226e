import { describe, expect, it } from 'vitest';
import { auditWords as en } from './audit.text.en';
import { auditWords as zh } from './audit.text.zh-CN';
import { actionName, fieldName, valueName } from './audits';

describe('the audit trail in words', () => {
  it('names actions in the language in use', () => {
    expect(actionName('campaign.archive', en)).toBe('Campaign archived');
    expect(actionName('campaign.archive', zh)).toBe('归档活动');
    expect(actionName('flag.release.rolled_back', en)).toBe('Gray release rolled back');
    expect(actionName('flag.release', zh)).toBe('开始灰度发布');
  });

  it('names fields part by part', () => {
    expect(fieldName('names.zh', zh)).toBe('名称 · 中文');
  });

  it('names the keys of states, and leaves what people wrote', () => {
    expect(valueName('state', 'draft', zh)).toBe('草稿');
    expect(valueName('names.en', 'draft', zh)).toBe('draft');
  });

  it('shows what it has no words for by its key', () => {
    expect(actionName('robot.dance', zh)).toBe('robot.dance');
    expect(fieldName('rule.constructor', zh)).toBe('规则 · constructor');
  });

  it('has the same words in both languages', () => {
    for (const part of ['sentences', 'kinds', 'verbs', 'fields', 'values'] as const)
      expect(Object.keys(zh[part]).sort()).toEqual(Object.keys(en[part]).sort());
  });
});
