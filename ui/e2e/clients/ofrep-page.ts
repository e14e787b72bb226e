import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature } from '@openfeature/web-sdk';

/** What the page of ofrep.e2e.ts runs in Chromium: an app that asks for its flags. */
export async function start(baseUrl: string, writeKey: string): Promise<void> {
  await OpenFeature.setContext({ targetingKey: 'ann', country: 'FR' });
  await OpenFeature.setProviderAndWait(
    new OFREPWebProvider({
      baseUrl,
      headers: [['Authorization', `Bearer ${writeKey}`]],
      cacheMode: 'disabled',
    }),
  );
}

/** Asks once more for the same person. */
export async function again(): Promise<void> {
  await OpenFeature.setContext({ targetingKey: 'ann', country: 'FR', page: 2 });
}

/** What the app gets of a flag. */
export function value(flag: string): unknown {
  const client = OpenFeature.getClient();
  switch (flag) {
    case 'shown':
      return client.getBooleanValue(flag, false);
    case 'colour':
      return client.getStringValue(flag, '');
    case 'price':
      return client.getNumberValue(flag, 0);
    default:
      return client.getObjectValue(flag, {});
  }
}
