import { invited } from './members';

/**
 * Runs once before the browser tests: makes the administrator they sign in as. Does nothing when TANDEM_E2E_EMAIL names
 * a member already.
 */
export default async function makeAccount(): Promise<void> {
  if (process.env.TANDEM_E2E_EMAIL) return;
  const { email, password } = await invited('default', ['admin'], 'Browser tests');
  process.env.TANDEM_E2E_EMAIL = email;
  process.env.TANDEM_E2E_PASSWORD = password;
}
