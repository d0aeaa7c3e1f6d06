import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DeskError, ERROR_CODES } from '@/lib/domain/errors';
import type { DeskSession } from '@/lib/server/auth/resolve-session';
import { flushTrails } from '@/lib/server/services/audit/trails';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { HTTP_STATUS } from '@/lib/server/services/problem';
import type { RequestDeps } from '@/lib/server/services/request-context';
import { runVerb } from '@/lib/server/services/run-action';
import { runRead } from '@/lib/server/services/run-read';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const BASE_URL = 'http://localhost:3000';
const OWN = { origin: BASE_URL, host: 'localhost:3000' };
const VIEWER: DeskSession = {
  user: { id: 'u1', email: 'vera@desk.test', name: 'Vera', role: 'viewer', regions: null },
  sessionId: 's1',
};

async function leak(): Promise<never> {
  throw new Error('select * from user where password = hunter2');
}

describe.each(testStoreKinds())('runVerb and runRead on %s', (kind) => {
  let store: TestStore;
  let session: DeskSession | null;
  const deps = async (): Promise<RequestDeps> => ({ store, baseUrl: BASE_URL, resolve: async () => session });

  beforeEach(async () => {
    store = await openTestStore(kind);
    // Refusals are counted by session, over all stores of the process.
    session = { ...VIEWER, sessionId: `s-${randomUUID()}` };
  });
  afterEach(() => store.dispose());

  const act = <T>(
    verb: (ctx: ServiceContext, input: unknown) => Promise<T>,
    headers: Record<string, string> = OWN,
    input: unknown = null,
  ) => runVerb(verb, input, new Headers(headers), deps);
  const read = (reader: Parameters<typeof runRead>[1]) =>
    runRead(new Request(`${BASE_URL}/api/things?limit=5`), reader, { getDeps: deps });

  test('a verb gets the person, the clock and the input', async () => {
    const result = await act(async (ctx, input) => ({ actor: ctx.actor, input, at: ctx.now() }), OWN, {
      a: 1,
    });
    expect(result).toEqual({
      ok: true,
      data: {
        actor: {
          kind: 'user',
          id: 'u1',
          name: 'Vera',
          role: 'viewer',
          regions: null,
          sessionId: session?.sessionId,
        },
        input: { a: 1 },
        at: expect.any(Number),
      },
    });
  });

  test.each([
    ['no origin', { host: 'localhost:3000' }],
    ['a foreign origin', { ...OWN, origin: 'https://evil.test' }],
    ['origin null', { ...OWN, origin: 'null' }],
  ])('%s: refused before the verb runs', async (_name, headers) => {
    let ran = false;
    const result = await act(async () => {
      ran = true;
    }, headers);
    expect(result).toMatchObject({ ok: false, problem: { code: 'forbidden', reason: 'origin' } });
    expect(ran).toBe(false);
  });

  test.each([
    ['a form', new FormData()],
    ['a date', new Date(0)],
    ['a list', [{}]],
    ['a map', new Map([['q', '']])],
    ['a promise', Promise.resolve({})],
    ['an object of a prototype of its own', Object.create({ role: 'admin' })],
    ['a text', 'x'],
  ])('%s is no input, although it would pass as an empty object', async (_name, input) => {
    let ran = false;
    const result = await act(
      async () => {
        ran = true;
      },
      OWN,
      input,
    );
    expect(result).toMatchObject({ ok: false, problem: { code: 'invalid_input' } });
    expect(ran).toBe(false);
  });

  test('no session: unauthenticated', async () => {
    session = null;
    expect(await act(async () => 1)).toMatchObject({ ok: false, problem: { code: 'unauthenticated' } });
    const response = await read(async () => 1);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ problem: { code: 'unauthenticated', reason: null } });
  });

  test('a want of rights is refused and audited', async () => {
    const result = await act(async (ctx) => requirePermission(ctx, 'batches.submit'));
    expect(result).toMatchObject({
      problem: { code: 'forbidden', reason: 'role', details: { role: 'viewer' } },
    });
    expect((await read(async (ctx) => requirePermission(ctx, 'users.manage'))).status).toBe(403);
    const entries = await store.db.selectFrom('auditEntries').selectAll().orderBy('seq').execute();
    expect(entries).toMatchObject([
      { action: 'access.denied', objectId: 'batches.submit', actorId: 'u1', sessionId: session?.sessionId },
      { action: 'access.denied', objectId: 'users.manage' },
    ]);
    expect(result.ok ? null : result.problem.correlationId).toBe(entries[0]?.correlationId);
  });

  const CLIENT = { address: '192.0.2.1', browser: 'Firefox 128 · Linux' };
  const fromClient = async (): Promise<RequestDeps> => ({ ...(await deps()), clientOf: () => CLIENT });
  const told = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    await flushTrails(store);
    const entries = await store.db.selectFrom('auditEntries').selectAll().orderBy('seq').execute();
    return entries.map(({ afterJson, ...entry }) => ({ ...entry, after: JSON.parse(afterJson ?? 'null') }));
  };

  test('a refusal says from where it was asked, and the verb knows it, too', async () => {
    const verb = async (ctx: ServiceContext) => {
      expect(ctx.client).toEqual(CLIENT);
      requirePermission(ctx, 'users.manage');
    };
    await runVerb(verb, null, new Headers(OWN), fromClient);
    await runRead(new Request(`${BASE_URL}/api/things`), verb, { getDeps: fromClient });
    expect(await told()).toMatchObject([
      { action: 'access.denied', after: { reason: 'role', client: CLIENT } },
      { action: 'access.denied', after: { reason: 'role', client: CLIENT } },
    ]);
  });

  test('a foreign page is told of where somebody was signed in, a hundred times as two entries', async () => {
    const foreign = new Headers({ ...OWN, origin: 'https://evil.test' });
    for (let tries = 0; tries < 100; tries += 1) {
      await runVerb(async () => 1, null, foreign, fromClient);
    }
    expect(await told()).toMatchObject([
      {
        action: 'origin.refused',
        actorId: 'u1',
        sessionId: session?.sessionId,
        objectType: 'user',
        objectId: 'u1',
      },
      { action: 'origin.refused', actorId: 'u1', after: { reason: 'origin', count: 99, client: CLIENT } },
    ]);
    session = null;
    await runVerb(async () => 1, null, foreign, fromClient);
    expect(await told()).toHaveLength(2);
  });

  test.each(ERROR_CODES)('%s has its status, and comes with its details', async (code) => {
    const response = await read(async () => {
      throw new DeskError(code, 'held', { count: 3 });
    });
    expect(response.status).toBe(HTTP_STATUS[code]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await response.json()).problem).toMatchObject({ code, reason: 'held', details: { count: 3 } });
  });

  test('the text of an unknown error goes nowhere', async () => {
    const result = await act(leak);
    expect(result).toEqual({
      ok: false,
      problem: { code: 'internal', reason: null, details: {}, correlationId: expect.any(String) },
    });
    const response = await read(leak);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/hunter2|select|stack/);
  });

  test('a Zod error is bad input, a busy store is unavailable', async () => {
    const parse = async () => z.object({ a: z.string() }).parse({});
    expect(await act(parse)).toMatchObject({ problem: { code: 'invalid_input' } });
    const busy = async () => {
      throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    };
    expect(await act(busy)).toMatchObject({ problem: { code: 'unavailable', reason: 'store' } });
    expect((await read(busy)).status).toBe(503);
  });

  test('a waiting time becomes Retry-After', async () => {
    const response = await read(async () => {
      throw new DeskError('rate_limited', 'sync', { retryAfterS: 7 });
    });
    expect(response.headers.get('retry-after')).toBe('7');
  });

  test('answers are JSON; nobody may store them', async () => {
    const json = await read(async (ctx, url) => ({
      who: ctx.actor.id,
      limit: url.searchParams.get('limit'),
    }));
    expect(await json.json()).toEqual({ who: 'u1', limit: '5' });
    expect(json.headers.get('cache-control')).toBe('no-store');
  });
});
