import { afterEach, beforeEach, expect, test } from 'vitest';
import { resolveSession } from '@/lib/server/auth/resolve-session';
import { sessionKey } from '@/lib/server/auth/session-key';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import {
  cookiesOf,
  openTestAuth,
  signInRequest,
  TEST_BASE_URL,
  TEST_PASSWORD,
  type TestAuth,
} from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { nowMs } from '@/lib/time/clock';

const USER = { email: 'ops@desk.test', password: TEST_PASSWORD };

let desk: TestAuth;
let cookie: string;
let token: string;

beforeEach(async () => {
  desk = await openTestAuth('libsql');
  await addTestUser(desk.store, { email: USER.email, role: 'viewer' });
  cookie = cookiesOf(await handleAuth(signInRequest(USER), 'sign-in/email', async () => desk));
  token = (await desk.store.db.selectFrom('session').select('token').executeTakeFirstOrThrow()).token;
});
afterEach(() => desk.store.dispose());

const keyOf = (header: string | undefined) =>
  sessionKey(header, { baseUrl: TEST_BASE_URL, authSecret: desk.auth.options.secret });

test('the cookie of a sign-in names its session', () => {
  expect(keyOf(cookie)).toBe(token);
});

test('every way of writing the cookie that opens a session also names it', async () => {
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  const ways = [
    `a=1; ${cookie}; b=2`,
    `a=1;${cookie}`,
    `  ${name} = ${value}  `,
    `${name}="${value}"`,
    `a; ${cookie}`,
    `${cookie}; ${name}=second`,
    `${name}=first; ${cookie}`,
    `${name}=${decodeURIComponent(value)}`,
    `${name}=${value.replaceAll('%', '%25')}`,
    `x${cookie}`,
    `${name.toUpperCase()}=${value}`,
  ];
  const judged = await Promise.all(
    ways.map(async (header) => {
      const session = await resolveSession(desk.auth, new Headers({ cookie: header }), nowMs());
      return { header, opens: session !== null, names: keyOf(header) === token };
    }),
  );
  expect(judged.filter(({ opens, names }) => opens !== names)).toEqual([]);
  expect(judged.filter(({ opens }) => opens).length).toBeGreaterThan(4);
});

test('what we have not signed is no name', () => {
  const [name = ''] = cookie.split('=');
  const made = ['', 'x', '.', `${token}.`, `${token}.AAAA`, `other.${cookie.split('.').at(-1)}`, '%ff.%ff'];
  expect(made.map((value) => keyOf(`${name}=${value}`))).toEqual(made.map(() => null));
  expect(keyOf(undefined)).toBeNull();
  expect(keyOf('')).toBeNull();
});
