/** One field that differs between two states of an object, with its path in dots. */
export interface Change {
  path: string;
  before: string | null;
  after: string | null;
}

type Json = unknown;

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function said(value: Json): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((v) => !isObject(v) && !Array.isArray(v))) {
    return value.length === 0 ? null : value.join(', ');
  }
  return JSON.stringify(value, null, 1);
}

function parsed(value: Json): Json {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

function walk(path: string, before: Json, after: Json, found: Change[]) {
  if (isObject(before) || isObject(after)) {
    const left = isObject(before) ? before : {};
    const right = isObject(after) ? after : {};
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      walk(path ? `${path}.${key}` : key, left[key], right[key], found);
    }
    return;
  }
  const change = { path, before: said(before), after: said(after) };
  if (change.before !== change.after) found.push(change);
}

/**
 * The fields in which two states differ, in the order in which they stand. Either may be absent (made, removed) or JSON
 * text. Fields named in `ignore` change with every write and say nothing.
 */
export function changesOf(before: Json, after: Json, ignore: string[] = ['version']): Change[] {
  const found: Change[] = [];
  walk('', parsed(before), parsed(after), found);
  return found.filter((change) => !ignore.includes(change.path));
}
