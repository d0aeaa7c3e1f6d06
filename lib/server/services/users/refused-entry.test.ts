import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { peerStamp } from '@/lib/server/auth/peer';
import { flushTrails } from '@/lib/server/services/audit/trails';
import { verifyChain } from '@/lib/server/services/audit/verify-chain';
import { systemContext } from '@/lib/server/services/request-context';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { createInvite, revokeInvite } from '@/lib/server/services/users/invites';
import { removeUser } from '@/lib/server/services/users/people';
import { noteWrongLink } from '@/lib/server/services/users/refused-entry';
import { openTestAuth, signInRequest, TEST_BASE_URL, TEST_PASSWORD, type TestAuth } from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';
import { nowMs } from '@/lib/time/clock';

const EMAIL = 'ops@desk.test';
const TYPO = 'hunter2@desk.test';
const WRONG = 'not the password';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const afterSchema = z.looseObject({
  reason: z.string().optional(),
  emailHash: z.string().optional(),
  count: z.number().optional(),
});

describe.each(testStoreKinds())('what the trail says of those who were not let in, on %s', (kind) => {
  let desk: TestAuth;
  let userId: string;

  beforeEach(async () => {
    desk = await openTestAuth(kind);
    ({ id: userId } = await addTestUser(desk.store, { email: EMAIL, role: 'operator', name: 'Olga' }));
  });
  afterEach(async () => {
    await flushed();
    await desk.store.dispose();
  });

  const call = (request: Request) =>
    handleAuth(request, new URL(request.url).pathname.replace('/api/auth/', ''), async () => desk);
  const signIn = async (email: string, password = WRONG, address = '192.0.2.1', headers = {}) =>
    (
      await call(
        signInRequest({ email, password }, { address, headers: { 'user-agent': FIREFOX, ...headers } }),
      )
    ).status;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(
      new Request(`${TEST_BASE_URL}/api/auth/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: TEST_BASE_URL,
          host: 'localhost:3000',
          'x-forwarded-for': '192.0.2.9',
          ...peerStamp('127.0.0.1'),
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    );
  /** The note itself is taken after the answer. */
  const flushed = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    await flushTrails(desk.store);
  };
  const entries = async (...actions: string[]) => {
    await flushed();
    const rows = await desk.store.db
      .selectFrom('auditEntries')
      .selectAll()
      .where('action', 'in', actions)
      .orderBy('seq')
      .execute();
    return rows.map(({ afterJson, ...row }) => ({
      ...row,
      after: afterSchema.parse(JSON.parse(afterJson ?? '')),
    }));
  };

  test('a wrong password names the account, the address and the browser', async () => {
    expect(await signIn('OPS@desk.test')).toBe(401);
    expect(await entries('session.refused')).toMatchObject([
      {
        actorId: 'stranger',
        actorName: 'stranger',
        sessionId: null,
        objectType: 'user',
        objectId: userId,
        after: {
          reason: 'wrong_password',
          way: 'password',
          emailHash: expect.stringMatching(/^[0-9a-f]{32}$/),
          client: { address: '192.0.2.1', browser: 'Firefox 128 · Linux' },
        },
      },
    ]);
  });

  test('an unknown e-mail is not written, but the same one is known again', async () => {
    for (const [email, address] of [
      [TYPO, '192.0.2.1'],
      [TYPO.toUpperCase(), '192.0.2.2'],
      [`x${TYPO}`, '192.0.2.3'],
    ] as const) {
      expect(await signIn(email, WRONG, address)).toBe(401);
    }
    const [first, second, third] = await entries('session.refused');
    expect(first).toMatchObject({ objectType: 'email', after: { reason: 'unknown_email' } });
    expect(first?.objectId).toBe(first?.after.emailHash);
    expect(second?.objectId).toBe(first?.objectId);
    expect(third?.objectId).not.toBe(first?.objectId);
    const whole = await desk.store.db.selectFrom('auditEntries').selectAll().execute();
    expect(JSON.stringify(whole).toLowerCase()).not.toContain('hunter2');
    expect(JSON.stringify(whole)).not.toContain(WRONG);
  });

  test('another secret makes other hashes', async () => {
    const { emailHash } = await import('@/lib/server/services/audit/refused-subject');
    expect(emailHash('kR7vQ2mZx9Lw4TbN8sJc6Hd3Fg5Yp1Ua', TYPO)).not.toBe(emailHash('another secret', TYPO));
  });

  test('disabled, without a password here, and too many tries', async () => {
    const gone = await addTestUser(desk.store, { email: 'gone@desk.test', role: 'viewer' });
    await removeUser(systemContext(desk.store), { email: 'gone@desk.test' });
    const company = await addTestUser(desk.store, { email: 'company@desk.test', role: 'viewer' });
    await desk.store.db
      .updateTable('account')
      .set({ providerId: 'oidc', password: null })
      .where('userId', '=', company.id)
      .execute();
    expect(await signIn('gone@desk.test', TEST_PASSWORD)).toBe(401);
    expect(await signIn('company@desk.test')).toBe(401);
    const statuses = [];
    for (let tries = 0; tries < 12; tries += 1) statuses.push(await signIn(EMAIL, WRONG, '192.0.2.7'));
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    const found = (await entries('session.refused')).map(({ objectId, after }) => [
      objectId,
      after.reason,
      after.count,
    ]);
    expect(found).toEqual([
      [gone.id, 'disabled', undefined],
      [company.id, 'no_password', undefined],
      [userId, 'wrong_password', undefined],
      [userId, 'rate_limited', undefined],
      [userId, 'wrong_password', 9],
      [userId, 'rate_limited', 1],
    ]);
  });

  test('somebody who tries a thousand e-mails fills nothing: so many entries, and one sum', async () => {
    const statuses = new Set<number>();
    for (let index = 0; index < 1_000; index += 1) {
      statuses.add(
        await signIn(`${index}@desk.test`, WRONG, `192.0.2.${index % 200}`, { origin: 'https://evil.test' }),
      );
      // Without a password to check: all of them are refused for their origin.
    }
    expect([...statuses]).toEqual([403]);
    expect(await entries('origin.refused')).toHaveLength(60 + 60);
    const [sum] = await entries('refusals.more');
    expect(sum).toMatchObject({
      actorId: 'stranger',
      objectType: 'audit',
      objectId: 'refusals',
      after: { byReason: { origin: expect.any(Number) }, byAddress: { others: expect.any(Number) } },
    });
    const told = (await entries('origin.refused')).reduce((all, { after }) => all + (after.count ?? 1), 0);
    expect(told + Number(sum?.after.count)).toBe(1_000);
    expect((await verifyChain(desk.store.db)).broken).toBeNull();
  }, 60_000);

  test('a request that is no sign-in at all leaves nothing', async () => {
    expect((await post('sign-in/email', { email: EMAIL })).status).toBe(400);
    expect((await post('sign-in/email', { email: 'no e-mail', password: WRONG })).status).toBe(400);
    expect((await post('sign-up/email', { email: EMAIL, password: WRONG })).status).toBe(404);
    expect(await entries('session.refused', 'origin.refused', 'invite.refused')).toEqual([]);
  });

  test('links of invites: never made, revoked, expired, of somebody who may invite no more', async () => {
    const { id } = await addTestUser(desk.store, { email: 'root@desk.test', role: 'admin' });
    const admin = {
      ...systemContext(desk.store),
      actor: { kind: 'user', id, name: 'Root', role: 'admin', sessionId: 's' },
    } as const;
    const invite = async (email: string) => {
      const stepUp = { password: TEST_PASSWORD };
      const made = await createInvite(admin, { email, role: 'viewer', stepUp });
      return { id: made.id, token: made.path.replace('/invite/', '') };
    };
    const use = async (token: string) =>
      (await post('accept-invite', { token, name: 'N', password: 'long enough now' })).status;
    const [taken, old, void_, waiting] = [
      await invite('a@desk.test'),
      await invite('b@desk.test'),
      await invite('c@desk.test'),
      await invite('d@desk.test'),
    ];
    await revokeInvite(admin, { inviteId: taken.id });
    await desk.store.db.updateTable('invites').set({ expiresAtMs: 1 }).where('id', '=', old.id).execute();
    expect(await use('A'.repeat(43))).toBe(404);
    expect(await use(taken.token)).toBe(404);
    expect(await use(old.token)).toBe(404);
    await desk.store.db.updateTable('user').set({ role: 'viewer' }).where('id', '=', id).execute();
    expect(await use(void_.token)).toBe(404);
    // An admin again, whose role does not count yet.
    const waits = { role: 'admin', countsFromMs: nowMs() + 3_600_000 };
    await desk.store.db.updateTable('user').set(waits).where('id', '=', id).execute();
    expect(await use(waiting.token)).toBe(404);
    const found = await entries('invite.refused');
    expect(found.map(({ objectType, objectId, after }) => [objectType, objectId, after.reason])).toEqual([
      ['address', '192.0.2.9', 'unknown_link'],
      ['invite', taken.id, 'used_or_taken_back'],
      ['invite', old.id, 'expired'],
      ['invite', void_.id, 'creator_lost_right'],
      ['invite', waiting.id, 'creator_lost_right'],
    ]);
    for (const { token } of [taken, old, void_, waiting]) expect(JSON.stringify(found)).not.toContain(token);
  });

  test('the page of a link that does not work is noted, too', async () => {
    const client = { address: '192.0.2.4', browser: null };
    noteWrongLink({ store: desk.store, client, correlationId: 'c', now: nowMs }, 'B'.repeat(43));
    expect(await entries('invite.refused')).toMatchObject([
      { objectType: 'address', objectId: '192.0.2.4', after: { reason: 'unknown_link', way: 'invite' } },
    ]);
  });

  test('a foreign origin at the sign-in', async () => {
    expect(await signIn(EMAIL, TEST_PASSWORD, '192.0.2.5', { origin: 'https://evil.test' })).toBe(403);
    expect(await entries('origin.refused')).toMatchObject([
      { objectType: 'address', objectId: '192.0.2.5', after: { reason: 'origin', way: null } },
    ]);
  });

  test('a session says by which way it began and from where, and keeps it', async () => {
    expect(await signIn(EMAIL, TEST_PASSWORD)).toBe(200);
    const client = { address: '192.0.2.1', browser: 'Firefox 128 · Linux' };
    expect(await entries('session.start')).toMatchObject([
      { actorId: userId, after: { way: 'password', client } },
    ]);
    expect(await desk.store.db.selectFrom('session').select(['ipAddress', 'userAgent']).execute()).toEqual([
      { ipAddress: client.address, userAgent: client.browser },
    ]);
  });
});
