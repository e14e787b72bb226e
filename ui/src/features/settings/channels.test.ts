import { describe, expect, it } from 'vitest';
import { isSigned, newSecret } from './channels';

describe('channels', () => {
  it('generates secrets as Standard Webhooks writes them, none twice', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(newSecret()).not.toBe(secret);
  });

  it('asks for a secret only where messages are signed', () => {
    expect(isSigned('webhook')).toBe(true);
    expect(isSigned('slack')).toBe(false);
    expect(isSigned(undefined)).toBe(false);
  });
});
