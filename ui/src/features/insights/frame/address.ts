/** Version 1 of what an address holds: "1." and the base64url of its JSON. */
export function encode(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const binary = Array.from(bytes, (b) => String.fromCharCode(b)).join('');
  return `1.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Reads an address; undefined for anything that is not one of ours. */
export function decode(text: string | null): unknown {
  if (!text?.startsWith('1.')) return undefined;
  try {
    const binary = atob(text.slice(2).replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))));
  } catch {
    return undefined;
  }
}

/** The same, where only an object will do. */
export function decodeObject(text: string | null): Record<string, unknown> | undefined {
  const found = decode(text);
  return typeof found === 'object' && found !== null && !Array.isArray(found)
    ? (found as Record<string, unknown>)
    : undefined;
}

/** Longer questions stand behind #, which no server has to read: many take no more than 8 KB of head in all. */
const LONGEST = 1_500;

interface Place {
  search: string;
  hash: string;
}

/** The question an address holds, as text. */
export function questionIn({ search, hash }: Place): string | null {
  return new URLSearchParams(hash.slice(1)).get('q') ?? new URLSearchParams(search).get('q');
}

/** The address with another question in it. */
export function withQuestion(search: URLSearchParams, question: string): Place {
  const next = new URLSearchParams(search);
  const long = question.length > LONGEST;
  if (long) next.delete('q');
  else next.set('q', question);
  return { search: next.toString(), hash: long ? `#q=${question}` : '' };
}
