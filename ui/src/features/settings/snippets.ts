/** Code that sends a first event, for the clients that work unchanged. */
export const clients = ['posthog-js', 'posthog-node', 'segment', 'curl'] as const;
export type Client = (typeof clients)[number];

export const clientNames: Record<Client, string> = {
  'posthog-js': 'posthog-js',
  'posthog-node': 'posthog-node',
  segment: '@segment/analytics-node',
  curl: 'curl',
};

export function snippetOf(client: Client, host: string, key: string): string {
  switch (client) {
    case 'posthog-js':
      return [
        `import posthog from 'posthog-js';`,
        ``,
        `posthog.init('${key}', { api_host: '${host}' });`,
        `posthog.identify('person-1', { plan: 'pro' });`,
        `posthog.capture('lesson_completed', { lesson: 3 });`,
      ].join('\n');
    case 'posthog-node':
      return [
        `import { PostHog } from 'posthog-node';`,
        ``,
        `const posthog = new PostHog('${key}', { host: '${host}' });`,
        `posthog.capture({ distinctId: 'person-1', event: 'lesson_completed', properties: { lesson: 3 } });`,
        `await posthog.shutdown();`,
      ].join('\n');
    case 'segment':
      return [
        `import { Analytics } from '@segment/analytics-node';`,
        ``,
        `const analytics = new Analytics({ writeKey: '${key}', host: '${host}' });`,
        `analytics.track({ userId: 'person-1', event: 'lesson_completed', properties: { lesson: 3 } });`,
        `await analytics.closeAndFlush();`,
      ].join('\n');
    case 'curl':
      return [
        `curl -X POST ${host}/capture/ \\`,
        `  -H 'Content-Type: application/json' \\`,
        `  -d '{"api_key":"${key}","event":"lesson_completed","distinct_id":"person-1","properties":{"lesson":3}}'`,
      ].join('\n');
  }
}
