import type { Flag, FlagVariant } from '../../api/types';

export type FlagType = Flag['type'];

/** A variant as it is being typed: its value as text. */
export interface VariantDraft {
  key: string;
  value: string;
}

/** The value of a type that a text says; undefined when it says none. */
export function valueOf(type: FlagType, text: string): unknown {
  if (type === 'string') return text;
  try {
    const value: unknown = JSON.parse(text);
    if (type === 'number') return typeof value === 'number' ? value : undefined;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A value as it is typed. */
export function textOf(type: FlagType, value: unknown): string {
  return type === 'string' ? String(value ?? '') : JSON.stringify(value, null, type === 'object' ? 2 : 0);
}

export function draftsOf(flag: Pick<Flag, 'type' | 'variants'>): VariantDraft[] {
  return flag.variants.map(({ key, value }) => ({ key, value: textOf(flag.type, value) }));
}

/** The variants as they are sent; undefined while one lacks its key or its value, or two share a key. */
export function variantsOf(type: FlagType, drafts: readonly VariantDraft[]): FlagVariant[] | undefined {
  if (type === 'boolean') return [];
  const variants = drafts.map(({ key, value }) => ({
    key: key.trim(),
    // a text that was left empty is the key
    value: type === 'string' && value === '' ? key.trim() : valueOf(type, value),
  }));
  const keys = new Set(variants.map((v) => v.key));
  const whole = variants.every((v) => v.key && v.value !== undefined) && keys.size === variants.length;
  return whole && variants.length > 0 ? variants : undefined;
}

/** Two variants to begin with. */
export function blankVariants(type: FlagType): VariantDraft[] {
  if (type === 'boolean') return [];
  const values = { string: ['', ''], number: ['0', '1'], object: ['{}', '{}'] }[type];
  return ['control', 'treatment'].map((key, i) => ({ key, value: values[i]! }));
}

/** The payload a text says: null for none, undefined when it is no JSON. */
export function payloadOf(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
