import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type BuiltAction,
  builtActions,
  callAction,
  dataOf,
  pageOf,
  problemOf,
  resultOf,
} from '@/e2e/abuse/actions';
import { inputsOf, OF_ONESELF, OF_THE_BROWSER } from '@/e2e/abuse/inputs';
import { join, type Person } from '@/e2e/abuse/people';
import { expectNothingChanged } from '@/e2e/abuse/state';
import { expectHeld } from '@/e2e/abuse/tries';
import { inParallel, send, type WireAnswer } from '@/e2e/abuse/wire';
import { makeWorld, type World } from '@/e2e/abuse/world';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { ROOT } from '@/e2e/helpers/desk';
import { changeStore } from '@/e2e/helpers/store-file';
import { routes } from '@/lib/url/routes';

/** Every action of the build, called by whoever may not. */

const desk = deskFor({ scenario: 'quiet', roles: ['admin'], env: { APPROVAL_POLICY: 'default' } });
let world: World;
// Many requests each: a machine that is busy with something else takes its time.
let viewer: Person;
/** What a viewer may do: remember what they have looked at, their own calendar links, and what is about themselves. */
const OF_THE_VIEWER = new Set(['look', 'markSeen', 'createFeed', 'rotateFeed', 'revokeFeed', ...OF_ONESELF]);
/** Everything that asks for rights. */
const guarded = builtActions().filter(({ name }) => !OF_THE_BROWSER.has(name));

test.beforeAll(async () => {
  world = await makeWorld(desk());
  viewer = await join(desk().url, world.admin, 'viewer@desk.local', 'viewer');
});

const argsOf = (name: string) => inputsOf(world)[name] ?? [];

/** Stand for the others where what is tried is not about the action. */
const SAMPLE = ['discardDraft', 'approve', 'setUserRole', 'savePolicy'];
const sample = guarded.filter(({ name }) => SAMPLE.includes(name));

function expectProblem(answer: WireAnswer, code: string, reason: string | null = null): void {
  expect(problemOf(answer), answer.text.slice(0, 300)).toMatchObject({ code, reason });
}

/** Calls the actions with `call`; all must be `unauthenticated`, and nothing may change. */
function expectStrangers(
  item: number,
  how: string,
  actions: readonly BuiltAction[],
  cookie: string,
): Promise<void> {
  return expectHeld(
    item,
    how,
    async () => {
      const written = await expectNothingChanged(desk(), () =>
        inParallel(actions, async ({ name }) => {
          expectProblem(
            await callAction(desk().url, { action: name, cookie, args: argsOf(name) }),
            'unauthenticated',
          );
        }),
      );
      expect(written).toEqual([]);
    },
    actions.length,
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
  await expectStrangers(1, 'each action with a made-up cookie', guarded, named('0123456789abcdef'.repeat(2)));
  const forged: [string, string][] = [
    ["somebody's session token without a signature", named(value)],
    ["somebody's session token, signed by another", named(`${value}.${[...signature].reverse().join('')}`)],
    ['SQL for a cookie', named("' or '1'='1")],
    ['the session in another cookie', world.operator.cookie.replace('desk.', '__Host-desk.')],
  ];
  for (const [how, cookie] of forged) await expectStrangers(1, how, sample, cookie);
  await expectStrangers(1, 'each action with no cookie at all', guarded, '');
});

test('#2 every action with the cookie of a viewer is refused and the refusal is audited', async () => {
  const refused = guarded.filter(({ name }) => !OF_THE_VIEWER.has(name));
  await expectHeld(
    2,
    'each action',
    async () => {
      const ids: string[] = [];
      const written = await expectNothingChanged(desk(), () =>
        inParallel(refused, async ({ name }) => {
          const answer = await callAction(desk().url, {
            action: name,
            cookie: viewer.cookie,
            args: argsOf(name),
          });
          expectProblem(answer, 'forbidden', 'role');
          ids.push(problemOf(answer)?.correlationId ?? '');
        }),
      );
      // One entry for each refusal, which names this very request and this very person.
      expect(written.map(({ correlationId }) => correlationId).sort()).toEqual(ids.sort());
      expect(new Set(written.map(({ actorName }) => actorName))).toEqual(new Set([viewer.name]));
    },
    refused.length,
  );
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
    await expectStrangers(3, `each action, ${how}`, guarded, person.cookie);
  }
});

/** Time passes: a date of all sessions of a person lies eight days back. */
function setSession(email: string, column: 'expiresAt' | 'updatedAt'): void {
  const past = new Date(Date.now() - 8 * 86_400_000).toISOString();
  changeStore(
    desk(),
    `update "session" set "${column}" = ? where "userId" = (select "id" from "user" where "email" = ?)`,
    past,
    email,
  );
}

test('#4 an action posted to the sign-in page, or any other path, meets the same checks', async () => {
  const refused = guarded.filter(({ name }) => !OF_THE_VIEWER.has(name));
  const anywhere: [string, readonly BuiltAction[]][] = [
    [routes.signIn(), refused],
    [routes.root(), sample],
    [routes.invite('x'), sample],
    ['/nowhere', sample],
    ['/sign-in/nowhere', sample],
  ];
  for (const [at, actions] of anywhere) {
    await expectHeld(
      4,
      `${actions.length} actions at ${at}, without a session and as a viewer`,
      async () => {
        await expectNothingChanged(desk(), () =>
          inParallel(actions, async ({ name }) => {
            for (const cookie of ['', viewer.cookie]) {
              const call = { action: name, cookie, args: argsOf(name), path: at };
              expect(resultOf(await callAction(desk().url, call))?.ok ?? false).toBe(false);
            }
          }),
        );
      },
      actions.length * 2,
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
  const all = builtActions();
  await expectHeld(
    7,
    'each action',
    async () => {
      const written = await expectNothingChanged(desk(), () =>
        inParallel(all, async ({ name, file }) => {
          expect(file).toMatch(/^lib\/actions\/[a-z-]+\.ts$/);
          const form = OF_THE_BROWSER.has(name)
            ? `export async function ${name}(`
            : `export const ${name} = action(`;
          expect(readFileSync(path.join(ROOT, file), 'utf8')).toContain(form);
          const call = {
            action: name,
            cookie: world.admin.cookie,
            args: argsOf(name),
            headers: { origin: '' },
          };
          const answer = await callAction(desk().url, {
            ...call,
            path: pageOf(name) ?? routes.batch(world.batch.id),
          });
          if (OF_THE_BROWSER.has(name)) expect(answer.headers['set-cookie']).toBeUndefined();
          else expectProblem(answer, 'forbidden', 'origin');
        }),
      );
      expect(written).toEqual([]);
    },
    all.length,
  );
});
