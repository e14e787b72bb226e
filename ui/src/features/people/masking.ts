/** Shows whose data it is without showing it: 186****1402, l***@example.com. */
export function masked(value: string): string {
  const at = value.indexOf('@');
  if (at > 0) return `${value[0]}***${value.slice(at)}`;
  const digits = value.replace(/\D/g, '');
  return digits.length >= 7 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : '****';
}

const personal = /^\$?(e-?mail|phone|mobile|tel|telephone|address|id_?card)$/i;
const mail = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** A property's value as text, as the server gave it. */
export function shownText(value: unknown): string {
  if (value === null || value === undefined) return '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A property's value as text; personal ones masked. */
export function shownValue(name: string, value: unknown): string {
  const text = shownText(value);
  if (value === null || value === undefined) return text;
  return personal.test(name) || mail.test(text) ? masked(text) : text;
}
