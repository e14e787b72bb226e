import { Analytics } from '@segment/analytics-node';
import { PostHog } from 'posthog-node';
import { describe, expect, it } from 'vitest';
import { server, TestProject } from './tandem';

describe('posthog-node', () => {
  it('delivers every event once and merges the people it identifies', async () => {
    const project = await TestProject.create('posthog-node');
    const client = new PostHog(project.writeKey, { host: server, flushAt: 50, flushInterval: 200 });
    for (let i = 0; i < 730; i++) {
      client.capture({
        distinctId: `anon-${i % 10}`,
        event: 'lesson_opened',
        properties: { lesson: `lesson-${i % 7}`, seconds: i },
      });
    }
    await client.flush();
    for (let i = 0; i < 10; i++) {
      // Two anonymous ids belong to one student.
      client.identify({
        distinctId: `student-${Math.floor(i / 2)}`,
        properties: { $anon_distinct_id: `anon-${i}`, $set: { email: `s${i}@example.com` } },
      });
      client.alias({ distinctId: `student-${Math.floor(i / 2)}`, alias: `anon-${i}` });
    }
    await client.shutdown();

    await project.awaitEvents('lesson_opened', 730);
    await project.awaitEvents('$create_alias', 10);
    expect(await project.count('lesson_opened')).toEqual({ events: 730, people: 5 });
    expect(await project.person('anon-0')).toBe(await project.person('student-0'));
    expect(await project.person('anon-1')).toBe(await project.person('student-0'));
  });
});

describe('@segment/analytics-node', () => {
  it('delivers every event once and merges the people it identifies', async () => {
    const project = await TestProject.create('segment-node');
    const client = new Analytics({
      writeKey: project.writeKey,
      host: server,
      path: '/v1/batch',
      maxEventsInBatch: 20,
      flushInterval: 200,
    });
    const errors: unknown[] = [];
    client.on('error', (error) => errors.push(error));
    for (let i = 0; i < 410; i++) {
      client.track({
        anonymousId: `visitor-${i % 8}`,
        event: 'Order Completed',
        properties: { revenue: i / 10, currency: 'CNY' },
      });
    }
    await client.flush();
    for (let i = 0; i < 8; i++) {
      client.identify({
        userId: `member-${i % 4}`,
        anonymousId: `visitor-${i}`,
        traits: { email: `m${i}@example.com`, city: '杭州' },
      });
    }
    client.page({ anonymousId: 'visitor-0', name: 'Home' });
    client.group({ userId: 'member-0', groupId: 'class-7', traits: { name: '七班' } });
    await client.closeAndFlush();

    expect(errors).toEqual([]);
    await project.awaitEvents('Order Completed', 410);
    await project.awaitEvents('$identify', 8);
    expect(await project.count('Order Completed')).toEqual({ events: 410, people: 4 });
    expect(await project.person('visitor-4')).toBe(await project.person('member-0'));
  });
});
