import { claimedAddress, countGuesses, guessFrom } from '@/e2e/abuse/brute-force';
import { type Cast, castOf } from '@/e2e/abuse/cast';
import { CLOSED_ENDPOINTS } from '@/e2e/abuse/endpoints';
import { postAuth, type SignInReply, signedIn } from '@/e2e/abuse/person';
import { expectStillWaiting, mustSay } from '@/e2e/abuse/requests';
import { testSessions } from '@/e2e/abuse/sessions';
import { testStepUp } from '@/e2e/abuse/step-up';
import { expectHeld } from '@/e2e/abuse/tries';
import { testWeakSecrets } from '@/e2e/abuse/weak-secrets';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { PASSWORD, runUserCommand } from '@/e2e/helpers/desk';
import { askStore } from '@/e2e/helpers/store-file';
import { routes } from '@/lib/url/routes';

// The first test needs a store in which nobody is, the last one leaves an address that may not sign in.
test.describe.configure({ mode: 'serial' });

const desk = deskFor({ scenario: 'quiet', empty: true, env: { APPROVAL_POLICY: 'default' } });
const SIGN_UP = '/api/auth/sign-up/email';

let people: Cast | null = null;

function cast(): Cast {
  if (!people) throw new Error('nobody is here yet');
  return people;
}

const emails = () => askStore(desk(), 'select email from "user" order by email');
const sessions = () => askStore(desk(), 'select id from session').length;

test('#54 the first account is nobody’s to take: two browsers at once, two commands at once', async () => {
  await expectHeld(
    54,
    'the first admin by signing up',
    async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          postAuth(desk(), SIGN_UP, {
            email: `admin${index % 2}@desk.local`,
            password: PASSWORD,
            name: 'First',
            role: 'admin',
          }),
        ),
      );
      for (const { said, setCookies } of answers) expect([said, ...setCookies]).toEqual(['not_found']);
      expect(emails()).toEqual([]);
    },
    20,
  );
  await expectHeld(54, 'the first admin by an invite that nobody made', async () => {
    for (const token of ['x', '__proto__', '0'.repeat(43)]) {
      const input = { token, name: 'First', password: PASSWORD, role: 'admin' };
      expect((await postAuth(desk(), routes.authAcceptInvite(), input)).said).toBe('not_found invite');
    }
    expect(emails()).toEqual([]);
  });
  await expectHeld(54, 'the first admin by two commands at once', async () => {
    const add = () => runUserCommand(desk().env, ['add', 'admin@desk.local', '--role', 'admin']);
    const ended = await Promise.allSettled([add(), add()]);
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(emails()).toEqual([{ email: 'admin@desk.local' }]);
  });
  people = await castOf(desk(), 20);
});

test('#54 sign-up stays closed, and one invite makes one account', async () => {
  const { admin } = cast();
  const before = emails();
  await expectHeld(54, 'signing up with and without a session', async () => {
    for (const cookie of ['', admin.cookie]) {
      for (const email of ['stranger@desk.local', 'admin@desk.local']) {
        const input = { email, password: PASSWORD, name: 'S', role: 'admin' };
        expect((await postAuth(desk(), SIGN_UP, input, { cookie })).said).toBe('not_found');
      }
    }
    expect(emails()).toEqual(before);
  });
  const { path } = await mustSay(admin, 'createInvite', {
    email: 'invited@desk.local',
    role: 'viewer',
    stepUp: { password: PASSWORD },
  });
  await expectHeld(
    54,
    'one invite used by ten at once',
    async () => {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          postAuth(desk(), routes.authAcceptInvite(), {
            token: String(path).split('/').at(-1),
            name: `Nr ${index}`,
            password: PASSWORD,
            role: 'admin',
          }),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const made = askStore(desk(), 'select role from "user" where email = ?', 'invited@desk.local');
      expect(made).toEqual([{ role: 'viewer' }]);
    },
    10,
  );
});

test('#44 no way to act in somebody else’s name: better-auth’s other endpoints do not exist', async () => {
  const { admin, operator, approver, doomed } = cast();
  const own = await doomed(admin);
  for (const path of CLOSED_ENDPOINTS) {
    await expectHeld(44, `an admin calls ${path}`, async () => {
      const input = { userId: approver.email, email: approver.email, role: 'admin', newPassword: PASSWORD };
      const headers = { cookie: admin.cookie, 'x-impersonate': approver.email };
      const posted = await postAuth(desk(), `/api/auth/${path}`, input, headers);
      expect([posted.status, ...posted.setCookies]).toEqual([expect.any(Number)]);
      expect([404, 308, 400]).toContain(posted.status);
      const got = await fetch(`${desk().url}/api/auth/${path}`, { headers, redirect: 'manual' });
      expect([404, 308, 400]).toContain(got.status);
      expect(got.headers.getSetCookie()).toEqual([]);
    });
  }
  await expectHeld(
    44,
    'after all that the admin is the admin, and cannot approve an own request',
    async () => {
      const { body } = await admin.read('/api/auth/get-session');
      expect(body.user).toMatchObject({ email: 'admin@desk.local', role: 'admin' });
      expect((await admin.act('approve', own.plan)).said).toBe('forbidden approval_own_batch');
      await expectStillWaiting(desk(), operator, own);
    },
  );
  await expectHeld(44, 'an admin takes an approver’s account over by an invite', async () => {
    for (const disable of [false, true]) {
      if (disable) await mustSay(admin, 'disableUser', { email: 'second@desk.local' });
      const input = { email: 'second@desk.local', role: 'approver', stepUp: { password: PASSWORD } };
      expect((await admin.act('createInvite', input)).said).toBe('conflict user_exists');
    }
    await mustSay(admin, 'enableUser', { email: 'second@desk.local', stepUp: { password: PASSWORD } });
    cast().second = await signedIn(desk(), 'second@desk.local');
  });
});

testSessions(cast);
testStepUp(cast);
testWeakSecrets();

test('#53 one answer for wrong, unknown and disabled, and for every way to ask about an account', async () => {
  const { admin } = cast();
  await mustSay(admin, 'disableUser', { email: 'invited@desk.local' });
  const ask = async (path: string, input: Record<string, string>) =>
    shown(await postAuth(desk(), path, input));
  const wrong = (email: string) => ask(routes.authSignIn(), { email, password: 'not the password' });
  await expectHeld(53, 'signing in', async () => {
    const known = await wrong('operator@desk.local');
    expect(known).toContain('unauthenticated');
    expect(await wrong('nobody@desk.local')).toBe(known);
    expect(await wrong('invited@desk.local')).toBe(known);
    expect(await wrong('operator+x@desk.local')).toBe(known);
  });
  for (const path of [
    'sign-up/email',
    'request-password-reset',
    'forget-password',
    'send-verification-email',
  ])
    await expectHeld(53, `asking ${path}`, async () => {
      const input = { password: PASSWORD, name: 'N', redirectTo: '/' };
      const known = await ask(`/api/auth/${path}`, { email: 'operator@desk.local', ...input });
      expect(await ask(`/api/auth/${path}`, { email: 'nobody@desk.local', ...input })).toBe(known);
    });
});

/** All that an answer shows but the number by which people quote it. */
function shown({ status, body, setCookies }: SignInReply): string {
  const text = JSON.stringify([status, body, setCookies]);
  return text.replace(/"correlationId":"[^"]+"/, '');
}

test('#52 a password is not guessed: 100 tries in parallel, whatever address and spelling they claim', async () => {
  const before = sessions();
  const spellings = ['operator@desk.local', 'OPERATOR@desk.local', ' Operator@Desk.Local '];
  await expectHeld(
    52,
    'guesses at one account from one address',
    async () => {
      const statuses = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          guessFrom(desk(), {
            email: spellings[index % 3] ?? '',
            password: `guess number ${index}`,
            address: '127.0.0.20',
            headers: claimedAddress(index),
          }),
        ),
      );
      const { judged } = countGuesses(statuses);
      expect(judged).toBeGreaterThan(0);
      expect(judged).toBeLessThanOrEqual(10);
      const right = { email: 'operator@desk.local', password: PASSWORD, address: '127.0.0.20' };
      expect(await guessFrom(desk(), { ...right, headers: claimedAddress(777) })).toBe(429);
      expect(sessions()).toBe(before);
    },
    100,
  );
  await expectHeld(
    52,
    'guesses at one account from forty addresses',
    async () => {
      const statuses = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          guessFrom(desk(), {
            email: 'approver@desk.local',
            password: `guess number ${index}`,
            address: `127.0.1.${index + 1}`,
          }),
        ),
      );
      expect(countGuesses(statuses).judged).toBeLessThanOrEqual(20);
      expect(sessions()).toBe(before);
    },
    40,
  );
  await expectHeld(
    52,
    'one password for forty accounts, one after the other',
    async () => {
      const statuses: number[] = [];
      for (let index = 0; index < 40; index += 1) {
        const email = `person${index}@desk.local`;
        const guess = { email, password: 'Summer2026!!', address: '127.0.0.40' };
        statuses.push(await guessFrom(desk(), { ...guess, headers: claimedAddress(index) }));
      }
      expect(countGuesses(statuses).judged).toBeLessThanOrEqual(30);
      expect(sessions()).toBe(before);
    },
    40,
  );
  // Those who are not attacked, and come from elsewhere, are let in meanwhile.
  const free = { email: 'second@desk.local', password: PASSWORD, address: '127.0.0.60' };
  expect(await guessFrom(desk(), free)).toBe(200);
});
