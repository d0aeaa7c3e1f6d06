import { describe, expect, test } from 'vitest';
import { FEED_ENDS_SOON_MS, FEED_LIFE_MS } from '@/lib/domain/calendar';
import { approve } from '@/lib/server/services/batches/approve';
import { reject } from '@/lib/server/services/batches/decide-request';
import { settleRunOut } from '@/lib/server/services/batches/end-request';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { stopBatch } from '@/lib/server/services/batches/stop';
import { createFeed, rotateFeed } from '@/lib/server/services/calendar/feeds';
import { watchForNews } from '@/lib/server/services/notices/watch';
import { writeLetter } from '@/lib/server/services/notices/write-letter';
import { systemContext } from '@/lib/server/services/request-context';
import { setBreakGlass } from '@/lib/server/services/users/roles';
import { approvalDeskForEachTest } from '@/lib/testing/approval-desk';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { type TestStore, testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('what people are told of approvals and events, on %s', (kind) => {
  let store: TestStore;
  let olga: PersonContext;
  let amir: PersonContext;
  let ada: PersonContext;
  const desk = approvalDeskForEachTest(kind, (made) => {
    ({ store, olga, amir, ada } = made);
  });
  const told = async () =>
    (await store.db.selectFrom('notices').selectAll().orderBy('occurredAtMs').execute()).map((notice) => ({
      kind: notice.kind,
      batchId: notice.batchId,
      content: JSON.parse(notice.payloadJson),
    }));
  const kinds = async () => (await told()).map((notice) => notice.kind).sort();

  test('a request, its decision, and its stop: once each, in the transaction of the change', async () => {
    const seen = await desk.request(olga, 2);
    expect(await told()).toMatchObject([
      {
        kind: 'approval.requested',
        batchId: seen.batchId,
        content: { byName: 'Name of olga', batch: { rowCount: 2 } },
      },
    ]);
    await expect(approve(olga, seen)).rejects.toMatchObject({ code: 'forbidden' });
    await approve(amir, { ...seen, comment: 'fine' });
    await stopBatch(amir, { batchId: seen.batchId, reason: 'wrong night' });
    expect(await kinds()).toEqual(['approval.decided', 'approval.requested', 'batch.halted']);
    const decided = (await told()).find((notice) => notice.kind === 'approval.decided');
    expect(decided?.content).toMatchObject({ what: 'approve', comment: 'fine', byName: 'Name of amir' });
    const other = await desk.request(olga, 1, 10);
    await reject(amir, { ...other, comment: 'no' });
    expect(await kinds()).toHaveLength(5);
  });

  test('a request that runs out in 30 minutes, and its end, once each', async () => {
    await desk.request(olga, 1);
    const watch = () => watchForNews({ store, now: desk.now });
    await watch();
    desk.passTime(5 * 3_600_000 - 20 * 60_000);
    await watch();
    await watch();
    expect((await kinds()).filter((one) => one.startsWith('approval'))).toEqual([
      'approval.expiring',
      'approval.requested',
    ]);
    desk.passTime(20 * 60_000);
    await settleRunOut({ ...systemContext(store), now: desk.now });
    expect(await kinds()).toContain('approval.expired');
  });

  test('what is due within a day and within two hours, once each, unless it is planned', async () => {
    const [planned, free] = await store.db.selectFrom('events').selectAll().orderBy('key').limit(2).execute();
    if (!planned || !free) throw new Error('no events');
    const dueAtMs = desk.now() + 20 * 3_600_000;
    const due = { dueAtMs, dueSortMs: dueAtMs };
    await store.db.updateTable('events').set({ dueAtMs: null, dueSortMs: 9e15 }).execute();
    await store.db.updateTable('events').set(due).where('key', 'in', [planned.key, free.key]).execute();
    await desk.request(olga, 0 + 1);
    const held = await store.db
      .selectFrom('batchRows')
      .select('eventKey')
      .where('liveKey', 'is not', null)
      .execute();
    const watch = () => watchForNews({ store, now: desk.now });
    await watch();
    await watch();
    const expected = [planned.key, free.key].filter((key) => !held.some(({ eventKey }) => eventKey === key));
    const dueTold = async () => (await kinds()).filter((one) => one === 'event.due_unplanned').length;
    expect(expected.length).toBeGreaterThan(0);
    expect(await dueTold()).toBe(expected.length);
    desk.passTime(18.5 * 3_600_000);
    await watch();
    await watch();
    expect(await dueTold()).toBe(2 * expected.length);
  });

  test('a calendar link in its last 14 days, once each time that it would end, unless its owner is disabled', async () => {
    const { feedId } = await createFeed(olga, { filter: {}, locale: 'en' }, 'https://desk.example.com');
    await createFeed(amir, { filter: {}, locale: 'en' }, 'https://desk.example.com');
    await store.db.updateTable('user').set({ disabled: 1 }).where('id', '=', amir.actor.id).execute();
    const watch = () => watchForNews({ store, now: desk.now });
    const links = async () => (await told()).filter((notice) => notice.kind === 'secret.expiring');
    desk.passTime(FEED_LIFE_MS - FEED_ENDS_SOON_MS);
    await watch();
    expect(await links()).toEqual([]);
    desk.passTime(1);
    await watch();
    await watch();
    const untilMs = desk.now() + FEED_ENDS_SOON_MS - 1;
    expect(await links()).toEqual([
      {
        kind: 'secret.expiring',
        batchId: null,
        content: expect.objectContaining({ who: 'Name of olga', untilMs }),
      },
    ]);
    const notices = await store.db
      .selectFrom('notices')
      .selectAll()
      .where('kind', '=', 'secret.expiring')
      .execute();
    const letter = writeLetter({
      deliveryId: 'd',
      trigger: 'event',
      urgent: false,
      groupKey: 'account:default',
      notices,
      channel: { type: 'webhook', language: 'both', zone: 'UTC' },
      byName: '',
      baseUrl: 'https://desk.example.com',
      deskId: 'desk',
      nowMs: desk.now(),
    });
    expect(letter.lines[0]).toMatch(/^Name of olga’s calendar link expires .* UTC/);
    expect(letter.url).toBe('https://desk.example.com/outcomes');
    await rotateFeed(olga, { feedId }, 'https://desk.example.com');
    await watch();
    expect(await links()).toHaveLength(1);
    desk.passTime(FEED_LIFE_MS - FEED_ENDS_SOON_MS + 1);
    await watch();
    expect(await links()).toHaveLength(2);
  });

  test('a right that was given, and a cloud that has not been read for five minutes', async () => {
    const boss = await desk.addPerson('boss', { role: 'admin', hasPassword: true });
    await setBreakGlass(boss, {
      email: 'olga@desk.local',
      allowed: true,
      stepUp: { password: TEST_PASSWORD },
    });
    const [given] = await told();
    expect(given).toMatchObject({
      kind: 'right.granted',
      content: { what: 'glass', who: 'olga@desk.local' },
    });
    const scope = { lastSuccessMs: desk.now() - 6 * 60_000, lastErrorAtMs: desk.now() - 1_000 };
    await store.db.updateTable('syncScopes').set(scope).where('scope', '=', 'open').execute();
    await watchForNews({ store, now: desk.now });
    await watchForNews({ store, now: desk.now });
    expect((await kinds()).filter((one) => one === 'desk.blind').length).toBeLessThanOrEqual(1);
    expect(ada.actor.role).toBe('admin');
  });
});
