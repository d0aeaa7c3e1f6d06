import http from 'node:http';
import { actionId, builtActions, callAction, pageOf, resultOf } from '@/e2e/abuse/actions';
import { protectedPaths } from '@/e2e/abuse/bypasses';
import { actionForm } from '@/e2e/abuse/form-body';
import { inputsOf, OF_THE_BROWSER } from '@/e2e/abuse/inputs';
import { expectNothingChanged } from '@/e2e/abuse/state';
import { expectHeld } from '@/e2e/abuse/tries';
import { inParallel, send, type WireAnswer } from '@/e2e/abuse/wire';
import { makeWorld, segmentsOf, type World } from '@/e2e/abuse/world';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

/** Requests that no page of ours makes: of foreign origins, by other methods, of other types. */

const EVIL = 'https://evil.test';

const desk = deskFor({ scenario: 'quiet', roles: ['admin'], env: { APPROVAL_POLICY: 'default' } });
let world: World;
// Many requests each: a machine that is busy with something else takes its time.
test.beforeAll(async () => {
  world = await makeWorld(desk());
});

const names = builtActions()
  .map(({ name }) => name)
  .filter((name) => !OF_THE_BROWSER.has(name));
const argsOf = (name: string) => inputsOf(world)[name] ?? [];

/** Stand for the others where what is tried is not about the action. */
const SAMPLE = ['discardDraft', 'approve', 'setUserRole'];

/** Calls actions as an admin with a live session would, but with these headers; nothing may come of it. */
function expectHeadersRefused(
  item: number,
  what: string,
  headers: Record<string, string>,
  actions: readonly string[] = SAMPLE,
): Promise<void> {
  return expectHeld(
    item,
    what,
    async () => {
      const written = await expectNothingChanged(desk(), () =>
        inParallel(actions, async (name) => {
          // A page that knows the action, so that this very request, and none that Next makes of it, meets the check.
          const at = pageOf(name) ?? routes.batch(world.batch.id);
          const call = { action: name, cookie: world.admin.cookie, args: argsOf(name), headers, path: at };
          expect(resultOf(await callAction(desk().url, call))?.ok ?? false, name).toBe(false);
        }),
      );
      expect(written).toEqual([]);
    },
    actions.length,
  );
}

function signIn(headers: Record<string, string>, body = signInBody()): Promise<WireAnswer> {
  const json = { origin: desk().url, 'content-type': 'application/json' };
  return send(desk().url, {
    method: 'POST',
    path: routes.authSignIn(),
    headers: { ...json, ...headers },
    body,
  });
}
const signInBody = () => JSON.stringify({ email: 'admin@desk.local', password: PASSWORD });

test('#5 a foreign Origin is refused by every action, and at sign-in', async () => {
  const { port } = new URL(desk().url);
  await expectHeadersRefused(5, 'each action, from a foreign site', { origin: EVIL }, names);
  const foreign = [
    `http://localhost:${Number(port) + 1}`,
    `http://localhost.evil.test:${port}`,
    `http://evil.localhost:${port}`,
    'file://',
    'evil',
  ];
  for (const origin of foreign) {
    await expectHeadersRefused(5, `${origin.replaceAll(port, 'PORT')}, which says same-origin`, {
      origin,
      'sec-fetch-site': 'same-origin',
    });
  }
  await expectHeld(5, 'sign-in', async () => {
    const answer = await signIn({ origin: EVIL });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined]);
  });
});

test('#6 the Origin null is refused by every action, and at sign-in', async () => {
  await expectHeadersRefused(6, 'each action', { origin: 'null' }, names);
  await expectHeadersRefused(6, 'null, which says same-origin', {
    origin: 'null',
    'sec-fetch-site': 'same-origin',
  });
  await expectHeld(6, 'sign-in', async () => {
    const answer = await signIn({ origin: 'null', 'sec-fetch-site': 'same-origin' });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined]);
  });
});

test('#8 forged Host, X-Forwarded-Host and Forwarded make no foreign Origin ours, and lead the server nowhere', async () => {
  const visits: string[] = [];
  const listener = http.createServer((request, response) => {
    visits.push(`${request.method} ${request.url}`);
    response.end();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  const trap = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const forged: [string, Record<string, string>][] = [
    ['X-Forwarded-Host', { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' }],
    ['Host', { host: 'evil.test' }],
    ['Host and X-Forwarded-Host', { host: 'evil.test', 'x-forwarded-host': 'evil.test' }],
    ['Forwarded', { forwarded: 'for=127.0.0.1;host=evil.test;proto=https' }],
    [
      'all at once',
      {
        host: 'evil.test',
        'x-forwarded-host': 'evil.test',
        forwarded: 'host=evil.test',
        'x-original-host': 'evil.test',
        'x-host': 'evil.test',
      },
    ],
  ];
  for (const [what, headers] of forged) {
    await expectHeadersRefused(8, what, { origin: EVIL, ...headers }, names);
    await expectHeld(8, `${what} at sign-in`, async () => {
      const answer = await signIn({ origin: EVIL, ...headers });
      expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined]);
    });
    await expectHeld(8, `${what} in a redirect to the sign-in page`, async () => {
      const { headers: answered } = await send(desk().url, { path: routes.events(), headers });
      expect(new URL(answered.location ?? '', desk().url).origin).toBe(desk().url);
    });
  }
  for (const at of [routes.signIn(), routes.root()]) {
    await expectHeld(8, `an action forwarded by the server itself, from ${at}`, async () => {
      const headers = { host: trap, 'x-forwarded-host': trap, origin: `http://${trap}` };
      await callAction(desk().url, {
        action: 'look',
        cookie: world.operator.cookie,
        args: argsOf('look'),
        headers,
        path: at,
      });
      expect(visits).toEqual([]);
    });
  }
  await new Promise((resolve) => listener.close(resolve));
});

test('#9 only POST changes anything, and only where something can be posted', async () => {
  const own = { origin: desk().url, cookie: world.operator.cookie, 'content-type': 'text/plain' };
  const { apis } = protectedPaths(segmentsOf(world));
  await expectNothingChanged(desk(), async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      await expectHeld(9, `${method} with an action`, async () => {
        const headers = { ...own, 'next-action': actionId('discardDraft'), 'x-http-method-override': 'POST' };
        const body = JSON.stringify(argsOf('discardDraft'));
        const at = `${routes.newBatch(world.draft.id)}&_method=POST`;
        expect(resultOf(await send(desk().url, { method, path: at, headers, body }))).toBeNull();
      });
    }
    for (const at of [
      routes.authSignIn(),
      routes.authSignOut(),
      routes.authAcceptInvite(),
      routes.authSignInOidc(),
    ]) {
      for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
        await expectHeld(9, `${method} ${at}`, async () => {
          const answer = await send(desk().url, { method, path: at, headers: own, body: signInBody() });
          expect([answer.status, answer.headers['set-cookie']]).toEqual([404, undefined]);
        });
      }
    }
    for (const at of apis) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        await expectHeld(
          9,
          `${method} ${new URL(at, desk().url).pathname.replace(/[0-9a-f-]{36}/, 'ID')}`,
          async () => {
            expect((await send(desk().url, { method, path: at, headers: own, body: '{}' })).status).toBe(405);
          },
        );
      }
    }
  });
});

test('#10 no content type opens a way in', async () => {
  const args = argsOf('discardDraft');
  const form = actionForm(actionId('discardDraft'), args);
  const at = routes.newBatch(world.draft.id);
  await expectNothingChanged(desk(), async () => {
    // What a form of another site can send without asking: these three types, with the cookie of its victim.
    for (const origin of [EVIL, 'null', '']) {
      const types = ['text/plain', 'application/x-www-form-urlencoded', form.contentType];
      for (const type of types) {
        for (const named of [actionId('discardDraft'), '']) {
          await expectHeld(
            10,
            `${type.split(';')[0]} from ${origin || 'nowhere'}${named && ', the action in a header'}`,
            async () => {
              const headers = { origin, 'content-type': type, 'next-action': named };
              const body = type === form.contentType ? form.body : JSON.stringify(args);
              const answer = await callAction(desk().url, {
                action: 'discardDraft',
                cookie: world.operator.cookie,
                headers,
                body,
                path: at,
              });
              expect(resultOf(answer)?.ok ?? false).toBe(false);
            },
          );
        }
      }
    }
  });
  const types = [
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    form.contentType,
    'application/jsonx',
    'text/json',
    'application/ld+json',
  ];
  for (const type of types) {
    await expectHeld(10, `sign-in with ${type.split(';')[0] || 'no type'}`, async () => {
      const headers = { 'content-type': type };
      const answer = type === '' ? await signInWithoutType() : await signIn(headers);
      expect([answer.status, answer.headers['set-cookie']]).toEqual([400, undefined]);
    });
  }
});

function signInWithoutType(): Promise<WireAnswer> {
  const headers = { origin: desk().url };
  return send(desk().url, { method: 'POST', path: routes.authSignIn(), headers, body: signInBody() });
}
