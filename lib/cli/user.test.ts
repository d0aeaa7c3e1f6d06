import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createAuth } from '@/lib/server/auth/auth';
import { openStore } from '@/lib/server/db/store';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { signInRequest } from '@/lib/testing/auth';
import { startScript } from '@/lib/testing/processes';
import { runHere } from '@/lib/testing/run-command-here';
import { UsageError } from './command-context';
import { parseUserCommand } from './user-commands';

// One folder for all: the commands build on each other, as an administrator's do.
const folder = mkdtempSync(path.join(tmpdir(), 'desk-cli-'));
const file = path.join(folder, 'new', 'desk.db');
const EMAIL = 'ops@desk.test';
const PASSWORD = 'long enough now';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run user -- …`, with nothing but these settings. */
function user(args: string[], env: Record<string, string> = { DESK_PASSWORD: PASSWORD }) {
  return runHere('user', args, { DATABASE_URL: `file:${file}`, ...env });
}

/** The same in a process of its own. */
async function userProcess(args: string[], env: Record<string, string> = {}) {
  const started = startScript('lib/cli/user.ts', args, { env: { DATABASE_URL: `file:${file}`, ...env } });
  return { code: await started.ended, text: started.output() };
}

async function signInStatus(password: string): Promise<number> {
  const store = openStore(`file:${file}`);
  const config = { baseUrl: 'http://localhost:3000', trustProxy: 'private' as const };
  const auth = createAuth(store, { ...config, authSecret: 'kR7vQ2mZx9Lw4TbN8sJc6Hd3Fg5Yp1Ua' });
  const request = signInRequest({ email: EMAIL, password });
  const { status } = await handleAuth(request, 'sign-in/email', async () => ({
    store,
    auth,
    config,
    oidcAuth: null,
  }));
  await store.close();
  return status;
}

test('on an empty folder: makes and migrates the store, and the user can sign in beside an open server', async () => {
  const add = ['add', EMAIL, '--role', 'operator', '--name', 'Olga'];
  expect(await userProcess(add, { DESK_PASSWORD: PASSWORD })).toEqual({
    code: 0,
    text: `Added ${EMAIL} as operator.\n`,
  });
  expect(existsSync(file)).toBe(true);
  expect(await signInStatus(PASSWORD)).toBe(200);
  const server = openStore(`file:${file}`);
  await server.db.selectFrom('user').selectAll().execute();
  expect(await userProcess(['set-role', EMAIL, '--role', 'admin'])).toMatchObject({ code: 0 });
  expect(await server.db.selectFrom('user').select('role').execute()).toEqual([{ role: 'admin' }]);
  expect(await server.db.selectFrom('session').select('id').execute()).toEqual([]);
  const entries = await server.db.selectFrom('auditEntries').select(['action', 'actorId']).execute();
  const shell = `cli:${userInfo().username}@${hostname()}`;
  expect(entries).toContainEqual({ action: 'user.add', actorId: shell });
  expect(entries).toContainEqual({ action: 'user.set_role', actorId: shell });
  await server.close();
}, 60_000);

test('with passwords switched off an account can be made, and the command says what it is good for', async () => {
  const env = { DESK_PASSWORD: PASSWORD, PASSWORD_SIGN_IN: '0' };
  const { code, out } = await user(['add', 'emergency@desk.test', '--role', 'viewer'], env);
  expect([code, out]).toEqual([0, expect.stringContaining('once it is 1 again')]);
  expect(await user(['remove', 'emergency@desk.test'])).toMatchObject({ code: 0 });
}, 60_000);

test('list and set-password', async () => {
  expect((await user(['list'])).out).toContain(`${EMAIL}\tadmin\tOlga\n`);
  expect(await user(['set-password', EMAIL], { DESK_PASSWORD: 'another long one' })).toMatchObject({
    code: 0,
  });
  expect(await signInStatus(PASSWORD)).toBe(401);
  expect(await signInStatus('another long one')).toBe(200);
}, 60_000);

test('sudo is told, and what a variable holds cannot pass for something else', async () => {
  const env = { DESK_PASSWORD: 'another long one', SUDO_USER: 'alice) admin@corp' };
  expect(await user(['set-password', EMAIL], env)).toMatchObject({ code: 0 });
  const server = openStore(`file:${file}`);
  const found = server.db.selectFrom('auditEntries').select(['action', 'actorId', 'actorName']);
  const entry = await found.orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow();
  await server.close();
  const shell = `cli:${userInfo().username}@${hostname()}`;
  expect(entry).toEqual({
    action: 'user.set_password',
    actorId: shell,
    actorName: `${shell} (sudo: alice__admin_corp)`,
  });
}, 60_000);

test('the last admin stays one', async () => {
  expect(await user(['remove', EMAIL])).toMatchObject({
    code: 1,
    err: expect.stringContaining('last admin'),
  });
  expect(await user(['set-role', EMAIL, '--role', 'viewer'])).toMatchObject({ code: 1 });
}, 60_000);

test('remove, when there is another admin', async () => {
  expect(await user(['add', 'z@desk.test', '--role', 'admin'])).toMatchObject({ code: 0 });
  expect(await user(['remove', EMAIL])).toMatchObject({ code: 0 });
  expect(await signInStatus('another long one')).toBe(401);
  expect((await user(['list'])).out).toContain(`${EMAIL}\tadmin\tOlga\tremoved\n`);
}, 60_000);

test.each<[string, string[], Record<string, string>, number, RegExp]>([
  ['an unknown role', ['add', EMAIL, '--role', 'boss'], {}, 2, /Unknown role: boss.*viewer[\s\S]*Usage/],
  [
    'a short password',
    ['add', 'x@desk.test', '--role', 'viewer'],
    { DESK_PASSWORD: 'short' },
    2,
    /10 to 128/,
  ],
  [
    'a common password',
    ['add', 'x@desk.test', '--role', 'viewer'],
    { DESK_PASSWORD: 'Password123' },
    2,
    /commonest passwords.*Four words/,
  ],
  [
    'words of the desk and of the e-mail',
    ['set-password', 'z@desk.test'],
    { DESK_PASSWORD: 'redeploydesk' },
    2,
    /words of this desk/,
  ],
  [
    'a name of the system',
    ['add', 'x@desk.test', '--role', 'viewer', '--name', 'cli:root'],
    { DESK_PASSWORD: PASSWORD },
    2,
    /belongs to the desk/,
  ],
  ['a second factor that is not there', ['reset-second-factor', 'z@desk.test'], {}, 1, /no second factor/],
  ['no password and no terminal', ['add', 'x@desk.test', '--role', 'viewer'], {}, 2, /DESK_PASSWORD/],
  ['an unknown user', ['remove', 'nobody@desk.test'], {}, 1, /no user/],
  ['a wrong DATABASE_URL', ['list'], { DATABASE_URL: 'mysql://u:pw@db' }, 2, /DATABASE_URL: must be/],
])(
  '%s: exit code and a clear sentence',
  async (_name, args, env, code, message) => {
    const ended = await user(args, env);
    expect(ended.code).toBe(code);
    expect(ended.err).toMatch(message);
    expect(ended.err).not.toMatch(/\n {4}at |:pw@/);
  },
  30_000,
);

test.each<[string[], RegExp]>([
  [['promote'], /Unknown command: promote/],
  [['constructor'], /Unknown command: constructor/],
  [[''], /Which command/],
  [['add', EMAIL], /--role is missing/],
  [['add', '--role', 'viewer'], /needs an e-mail/],
  [['remove'], /needs an e-mail/],
  [['remove', EMAIL, 'x@desk.test'], /Too many/],
  [['list', 'x'], /Too many/],
  [['list', '--all'], /--all/],
])('%j is told what is wrong with it', (args, message) => {
  expect(() => parseUserCommand(args)).toThrow(UsageError);
  expect(() => parseUserCommand(args)).toThrow(message);
});

test('regions: given with the account, changed and taken away by saying so; never for admins', async () => {
  const add = ['add', 'lim@desk.test', '--role', 'operator', '--region', 'cn-b', '--region', 'cn-a'];
  expect(await user(add)).toMatchObject({ code: 0, out: 'Added lim@desk.test as operator in cn-b, cn-a.\n' });
  expect((await user(['list'])).out).toMatch(/lim@desk\.test\toperator\tlim\t\tcn-a cn-b\n/);
  const set = (...args: string[]) => user(['set-regions', 'lim@desk.test', ...args]);
  expect((await set('--region', 'cn-c')).out).toContain('is limited to cn-c');
  expect((await set('--all-regions')).out).toBe('lim@desk.test is no longer limited to regions.\n');
  const admin = await user(['add', 'x@desk.test', '--role', 'admin', '--region', 'cn-a']);
  expect(admin).toMatchObject({ code: 1, err: expect.stringContaining('never limited') });
  expect(await set('--region', 'cn a')).toMatchObject({ code: 2, err: expect.stringContaining('by its id') });
}, 60_000);

test.each([
  [['set-regions', EMAIL], 'needs --region'],
  [['set-regions', EMAIL, '--region', 'cn-a', '--all-regions'], 'not both'],
  [['set-role', EMAIL, '--role', 'viewer', '--region', 'cn-a'], 'takes no regions'],
])('%j is refused', (args, why) => {
  expect(() => parseUserCommand(args)).toThrow(why);
});
