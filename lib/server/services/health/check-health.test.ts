import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { renderMetrics } from '@/lib/server/metrics';
import { checkHealth } from '@/lib/server/services/health/check-health';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const NOW = 1_800_000_000_000;
const MINUTE_MS = 60_000;

describe.each(testStoreKinds())('health on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());

  const check = (nowMs = NOW) => checkHealth({ store, syncIntervalMs: 2_000, nowMs });
  const synced = (lastSuccessMs: number | null, lastErrorAtMs: number | null = null) =>
    store.db
      .insertInto('syncScopes')
      .values({
        scope: 'open',
        runId: 'r',
        nextPage: 0,
        runStartedAtMs: 0,
        lastSuccessMs,
        lastErrorCode: null,
        lastErrorKind: null,
        lastErrorAtMs,
        failures: 0,
        retryAtMs: 0,
        eventsSeen: 0,
      })
      .execute();

  test('before the first sync people can be served, but it is told', async () => {
    expect(await check()).toMatchObject({
      status: 'degraded',
      live: true,
      ready: true,
      checks: { store: { ok: true }, sync: { ok: false, reason: 'never_synced' }, dispatcher: { ok: true } },
    });
  });

  test('a fresh mirror is ok, an old one stale, a failing one failing', async () => {
    await synced(NOW - 1_000);
    expect(await check()).toMatchObject({ status: 'ok', checks: { sync: { ok: true, ageMs: 1_000 } } });
    expect(await check(NOW + 2 * MINUTE_MS)).toMatchObject({
      status: 'degraded',
      ready: true,
      checks: { sync: { ok: false, reason: 'stale' } },
    });
    await store.db
      .updateTable('syncScopes')
      .set({ lastErrorAtMs: NOW + MINUTE_MS })
      .execute();
    expect((await check(NOW + 2 * MINUTE_MS)).checks.sync.reason).toBe('failing');
  });

  test('a paused budget is told', async () => {
    await synced(NOW);
    const pause = { pausedUntilMs: NOW + 1, pauseReason: 'x', strikes: 1 };
    const values = { name: 'redeploy', tokens: 1, updatedAtMs: NOW, ...pause };
    await store.db.insertInto('rateBudgets').values(values).execute();
    expect(await check()).toMatchObject({ status: 'degraded', checks: { dispatcher: { reason: 'paused' } } });
    expect(await check(NOW + 2)).toMatchObject({ status: 'ok' });
  });

  test('a store that is gone: down, not ready, still live, and no text of the driver', async () => {
    const closed = await openTestStore(kind);
    // A pool that was never used has nothing to end.
    await checkHealth({ store: closed, syncIntervalMs: 2_000, nowMs: NOW });
    await closed.dispose();
    const health = await checkHealth({ store: closed, syncIntervalMs: 2_000, nowMs: NOW });
    expect(health).toMatchObject({ status: 'down', live: true, ready: false });
    expect(health.checks.store).toEqual({ ok: false, reason: 'unreachable' });
  });

  test('metrics count what is stored', async () => {
    await synced(NOW - 5_000);
    const { body, contentType } = await renderMetrics(store.db, NOW);
    expect(contentType).toContain('text/plain');
    expect(body).toContain('desk_sync_age_seconds 5');
    expect(body).toContain('process_cpu_user_seconds_total');
    expect(body).not.toMatch(/password|secret/i);
  });
});
