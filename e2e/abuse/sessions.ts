import type { Cast } from '@/e2e/abuse/cast';
import { personWith, postAuth, signedIn, signIn } from '@/e2e/abuse/person';
import { mustSay } from '@/e2e/abuse/requests';
import { expectHeld } from '@/e2e/abuse/tries';
import { expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { askStore, changeStore } from '@/e2e/helpers/store-file';
import { routes } from '@/lib/url/routes';

const NAME = 'desk.session_token';
const HOUR_MS = 3_600_000;

/** Item 56 on http; https is tried with the identity provider's desk. */
export function testSessions(cast: () => Cast): void {
  test('#56 a session is made by the server alone, and its cookie is not for scripts', async () => {
    const { desk, approver, operator } = cast();
    const planted = `${NAME}=planted.${'A'.repeat(43)}%3D`;
    for (const [what, cookie] of [
      ['a made-up cookie', planted],
      ['the attacker’s own live session', approver.cookie],
    ] as const) {
      await expectHeld(56, `signing in over ${what}`, async () => {
        const victim = await signIn(desk, operator.email, { headers: { cookie } });
        expect(victim.status).toBe(200);
        expect(victim.cookie).not.toBe(cookie);
        const { body } = await personWith(desk, 'attacker', cookie).read('/api/auth/get-session');
        const seen = body.user ?? null;
        if (cookie === planted) expect(seen).toBeNull();
        else expect(seen).toMatchObject({ email: approver.email });
      });
    }
    await expectHeld(56, 'what the cookie allows', async () => {
      const { setCookies, body } = await signIn(desk, operator.email);
      const [line = ''] = setCookies;
      expect(setCookies).toHaveLength(1);
      expect(line).toMatch(/^desk\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/i);
      const token = decodeURIComponent(line.split(/[=;]/)[1] ?? '').split('.')[0] ?? '';
      expect(token.length).toBeGreaterThanOrEqual(32);
      expect(JSON.stringify(body)).not.toContain(token);
    });
    const [token = '', signature = ''] = (operator.cookie.split('=')[1] ?? '').split('.');
    const foreign = (approver.cookie.split('=')[1] ?? '').split('.')[0] ?? '';
    for (const [what, value] of [
      ['no signature', token],
      ['an empty signature', `${token}.`],
      ['a changed signature', `${token}.${signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`],
      ['another person’s token under an own signature', `${foreign}.${signature}`],
    ] as const) {
      await expectHeld(56, `a cookie with ${what}`, async () => {
        const forged = personWith(desk, 'attacker', `${NAME}=${value}`);
        expect((await forged.read(routes.apiEvents({ limit: 1 }))).status).toBe(401);
        expect((await forged.act('syncNow', null)).said).toBe('unauthenticated');
      });
    }
    await expectHeld(56, 'a session in the address', async () => {
      const path = `${routes.apiEvents()}?${operator.cookie}&session=${token}.${signature}`;
      expect((await personWith(desk, 'attacker', '').read(path)).status).toBe(401);
    });
  });

  test('#56 a session ends in time, however busy it is', async () => {
    const { desk, operator } = cast();
    for (const [what, column, agoMs] of [
      ['after its last day', 'expiresAt', 1_000],
      ['after a day without use', 'updatedAt', 24.1 * HOUR_MS],
    ] as const) {
      const person = await signedIn(desk, operator.email);
      const id = await sessionId(person);
      const of = () => askStore(desk, 'select "expiresAt" from session where id = ?', id);
      const before = of();
      await expectHeld(56, `a session ${what}`, async () => {
        expect((await person.read(routes.apiEvents({ limit: 1 }))).status).toBe(200);
        expect(of()).toEqual(before);
        const at = new Date(Date.now() - agoMs).toISOString();
        expect(changeStore(desk, `update session set "${column}" = ? where id = ?`, at, id)).toBe(1);
        expect((await person.read(routes.apiEvents({ limit: 1 }))).status).toBe(401);
        expect((await person.act('syncNow', null)).said).toBe('unauthenticated');
      });
    }
  });

  test('#56 all sessions of a person end with a ban, a new role and signing out: on the very next request', async () => {
    const { desk, admin, invite } = cast();
    const email = 'leaver@desk.local';
    await invite(email, 'operator');
    for (const [what, end] of [
      ['a new role', () => mustSay(admin, 'setUserRole', { email, role: 'viewer' })],
      ['signing out everywhere', () => mustSay(admin, 'endUserSessions', { email })],
      ['a ban', () => mustSay(admin, 'disableUser', { email })],
    ] as const) {
      const held = await Promise.all([signedIn(desk, email), signedIn(desk, email)]);
      await expectHeld(56, `sessions after ${what}`, async () => {
        for (const person of held)
          expect((await person.read(routes.apiEvents({ limit: 1 }))).status).toBe(200);
        await end();
        for (const person of held) {
          expect((await person.read(routes.apiEvents({ limit: 1 }))).status).toBe(401);
          expect((await person.act('syncNow', null)).said).toBe('unauthenticated');
        }
        expect(askStore(desk, SESSIONS_OF, email)).toEqual([]);
      });
    }
    await expectHeld(56, 'signing in after the ban', async () => {
      expect((await signIn(desk, email, { password: PASSWORD })).said).toBe('unauthenticated credentials');
      expect(askStore(desk, SESSIONS_OF, email)).toEqual([]);
    });
    const { operator } = cast();
    const leaving = await signedIn(desk, operator.email);
    await postAuth(desk, routes.authSignOut(), {}, { cookie: leaving.cookie });
    await expectHeld(56, 'the cookie after signing out', async () => {
      expect((await leaving.read(routes.apiEvents({ limit: 1 }))).status).toBe(401);
    });
  });
}

const SESSIONS_OF = 'select s.id from session s join "user" u on u.id = s."userId" where u.email = ?';

async function sessionId(person: { read(path: string): Promise<{ body: Record<string, unknown> }> }) {
  const { body } = await person.read('/api/auth/get-session');
  const { session } = body;
  return typeof session === 'object' && session !== null && 'id' in session ? String(session.id) : '';
}
