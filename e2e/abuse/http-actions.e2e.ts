import { readFileSync } from 'node:fs';
import path from 'node:path';
import Libsql from 'libsql';
import { type BuiltAction, builtActions, callAction, dataOf, problemOf, resultOf } from '@/e2e/abuse/actions';
import { inputsOf, OF_THE_BROWSER } from '@/e2e/abuse/inputs';
import { join, type Person } from '@/e2e/abuse/people';
import { expectNothingChanged } from '@/e2e/abuse/state';
import { expectHeld } from '@/e2e/abuse/tries';
import { send, type WireAnswer } from '@/e2e/abuse/wire';
import { makeWorld, type World } from '@/e2e/abuse/world';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { ROOT } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

/** Every action of the build, called by whoever may not. */

const desk = deskFor({ scenario: 'quiet', roles: ['admin'], env: { APPROVAL_POLICY: 'default' } });
let world: World;
let viewer: Person;
/** What a viewer may do: remember what they have looked at. */
const OF_THE_VIEWER = new Set(['look']);
/** Everything that asks for rights. */
const guarded = builtActions().filter(({ name }) => !OF_THE_BROWSER.has(name));

test.beforeAll(async () => {
  world = await makeWorld(desk());
  viewer = await join(desk().url, world.admin, 'viewer@desk.local', 'viewer');
});

const argsOf = (name: string) => inputsOf(world)[name] ?? [];

async function expectProblem(answer: WireAnswer, code: string, reason: string | null): Promise<void> {
  expect(problemOf(answer), answer.text.slice(0, 300)).toMatchObject({ code, reason });
}

/** Calls each action as `call` says; nothing may change, and each is answered with `code`. */
async function expectAllRefused(
  item: number,
  how: string,
  call: (action: BuiltAction) => Parameters<typeof callAction>[1],
  code = 'unauthenticated',
  reason: string | null = null,
): Promise<void> {
  await expectHeld(
    item,
    `each action ${how}`,
    async () => {
      const written = await expectNothingChanged(desk(), async () => {
        for (const action of guarded) {
          await expectProblem(await callAction(desk().url, call(action)), code, reason);
        }
      });
      if (code === 'unauthenticated') expect(written).toEqual([]);
    },
    guarded.length,
  );
}

test('#1 every action without a session is refused and does nothing', async () => {
  expect(Object.keys(inputsOf(world)).sort()).toEqual(
    builtActions()
      .map(({ name }) => name)
      .sort(),
  );
  const [value = '', signature = ''] = decodeURIComponent(world.operator.cookie.split('=')[1] ?? '').split(
    '.',
  );
  const named = (text: string) => `desk.session_token=${encodeURIComponent(text)}`;
  const forged: [string, string][] = [
    ['with a made-up cookie', named('0123456789abcdef0123456789abcdef')],
    ["with somebody's session token and no signature", named(value)],
    [
      "with somebody's session token and another signature",
      named(`${value}.${signature.split('').reverse().join('')}`),
    ],
    ['with SQL for a cookie', named("' or '1'='1")],
    [
      'with the session in another cookie',
      world.operator.cookie.replace('desk.session_token', '__Host-desk.session_token'),
    ],
  ];
  for (const [how, cookie] of forged) {
    await expectAllRefused(1, how, ({ name }) => ({ action: name, cookie, args: argsOf(name) }));
  }
  // Without any cookie the proxy sends every path but the sign-in's away; an action is served there too.
  await expectHeld(
    1,
    'each action with no cookie at all',
    async () => {
      const written = await expectNothingChanged(desk(), async () => {
        for (const { name } of guarded) {
          const answer = await callAction(desk().url, { action: name, args: argsOf(name) });
          expect([answer.status, answer.headers.location]).toEqual([307, routes.signIn(routes.newBatch())]);
        }
      });
      expect(written).toEqual([]);
    },
    guarded.length,
  );
});

test('#2 every action with the cookie of a viewer is refused and the refusal is audited', async () => {
  for (const { name } of guarded.filter((action) => !OF_THE_VIEWER.has(action.name))) {
    await expectHeld(2, name, async () => {
      const written = await expectNothingChanged(desk(), async () => {
        const answer = await callAction(desk().url, {
          action: name,
          cookie: viewer.cookie,
          args: argsOf(name),
        });
        await expectProblem(answer, 'forbidden', 'role');
      });
      expect(written).toHaveLength(1);
      expect(written[0]).toMatchObject({ action: 'access.denied', actorName: 'viewer@desk.local' });
    });
  }
});

test('#3 a session that is over is worth nothing: expired, revoked, banned, idle', async () => {
  const { url } = desk();
  const admin = (action: string, email: string) =>
    callAction(url, { action, cookie: world.admin.cookie, args: [{ email }] }).then(dataOf);
  const ends: [string, (person: Person) => unknown][] = [
    ['expired', ({ email }) => setSession(email, 'expiresAt')],
    ['idle', ({ email }) => setSession(email, 'updatedAt')],
    ['revoked', ({ email }) => admin('endUserSessions', email)],
    ['banned', ({ email }) => admin('disableUser', email)],
  ];
  for (const [how, end] of ends) {
    const person = await join(url, world.admin, `${how}@desk.local`, 'operator');
    await end(person);
    // The first look removes the session, which is no act of anybody.
    expect((await send(url, { path: routes.apiEvents(), headers: { cookie: person.cookie } })).status).toBe(
      401,
    );
    await expectAllRefused(3, `with the cookie of a session that is ${how}`, ({ name }) => ({
      action: name,
      cookie: person.cookie,
      args: argsOf(name),
    }));
  }
});

/** Time passes: a date of all sessions of a person lies eight days back. */
function setSession(email: string, column: 'expiresAt' | 'updatedAt'): void {
  const database = new Libsql(path.join(desk().folder, 'desk.db'));
  database.exec('PRAGMA busy_timeout = 5000');
  const past = new Date(Date.now() - 8 * 86_400_000).toISOString();
  database
    .prepare(
      `update "session" set "${column}" = ? where "userId" = (select "id" from "user" where "email" = ?)`,
    )
    .run(past, email);
  database.close();
}

test('#4 an action posted to the sign-in page, or any other path, meets the same checks', async () => {
  const anywhere = [routes.signIn(), routes.invite('x'), routes.home(), '/nowhere', '/sign-in/nowhere'];
  for (const at of anywhere) {
    await expectHeld(
      4,
      `each action at ${at}, without a session and as a viewer`,
      async () => {
        await expectNothingChanged(desk(), async () => {
          for (const { name } of guarded.filter((action) => !OF_THE_VIEWER.has(action.name))) {
            for (const cookie of ['', viewer.cookie]) {
              const answer = await callAction(desk().url, {
                action: name,
                cookie,
                args: argsOf(name),
                path: at,
              });
              expect(resultOf(answer)?.ok ?? false).toBe(false);
            }
          }
        });
      },
      guarded.length * 2,
    );
  }
  const noPages = [routes.health(), routes.apiEvents(), routes.authSignOut(), '/icon.svg', '/_next/static/x'];
  for (const at of noPages) {
    await expectHeld(4, `an action at ${at}, which serves none`, async () => {
      await expectNothingChanged(desk(), async () => {
        const call = {
          action: 'discardDraft',
          cookie: world.operator.cookie,
          args: argsOf('discardDraft'),
          path: at,
        };
        expect(
          resultOf(await callAction(desk().url, { ...call, headers: { origin: 'https://evil.test' } })),
        ).toBeNull();
        if (at !== routes.authSignOut()) expect(resultOf(await callAction(desk().url, call))).toBeNull();
      });
    });
  }
});

test('#7 no action of the build goes round the guard: an absent Origin is refused by each', async () => {
  for (const { id, name, file } of builtActions()) {
    await expectHeld(7, `${file} ${name}`, async () => {
      expect(file).toMatch(/^lib\/actions\/[a-z-]+\.ts$/);
      expect(readFileSync(path.join(ROOT, file), 'utf8')).toContain(`export async function ${name}(`);
      const written = await expectNothingChanged(desk(), async () => {
        const answer = await callAction(desk().url, {
          action: name,
          cookie: world.admin.cookie,
          args: argsOf(name),
          headers: { origin: '', 'next-action': id },
        });
        if (OF_THE_BROWSER.has(name)) expect(answer.headers['set-cookie']).toBeUndefined();
        else await expectProblem(answer, 'forbidden', 'origin');
      });
      expect(written).toEqual([]);
    });
  }
});
