import { actionId, builtActions, callAction, mustAct, problemOf, resultOf } from '@/e2e/abuse/actions';
import { addressTests } from '@/e2e/abuse/address-tests';
import { bodyTests } from '@/e2e/abuse/body-tests';
import { inputsOf, OF_THE_BROWSER } from '@/e2e/abuse/inputs';
import { join, type Person } from '@/e2e/abuse/people';
import { expectNothingChanged } from '@/e2e/abuse/state';
import { submitTests } from '@/e2e/abuse/submit-tests';
import { expectHeld } from '@/e2e/abuse/tries';
import { inParallel, send } from '@/e2e/abuse/wire';
import { makeWorld, type World } from '@/e2e/abuse/world';
import { wrongArguments } from '@/e2e/abuse/wrong-arguments';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { askStore } from '@/e2e/helpers/store-file';
import { routes } from '@/lib/url/routes';

/** What people with a session and bad intentions can put into a request, and what they get back. */

const desk = deskFor({ scenario: 'quiet', roles: ['admin'], env: { APPROVAL_POLICY: 'default' } });
let world: World;
// Many requests each: a machine that is busy with something else takes its time.
/** Another operator. */
let other: Person;

test.beforeAll(async () => {
  world = await makeWorld(desk());
  other = await join(desk().url, world.admin, 'other@desk.local', 'operator');
});

bodyTests(() => world);
addressTests(() => world);

const guarded = builtActions().filter(({ name }) => !OF_THE_BROWSER.has(name));

/** What an operator does with drafts and requests of their own; all else is tried as an admin, who has every right. */
const OWN_WORK = new Set([
  'requestApproval',
  'submitBatch',
  'withdraw',
  'revise',
  'saveDraft',
  'discardDraft',
]);

test('#14 wrong arguments do nothing: number, types, fields that nobody asked for', async () => {
  for (const { name } of guarded) {
    const bodies = wrongArguments(name, inputsOf(world)[name] ?? []);
    const { cookie } = OWN_WORK.has(name) ? world.operator : world.admin;
    await expectHeld(
      14,
      name,
      async () => {
        await expectNothingChanged(desk(), () =>
          inParallel(bodies, async ([what, body]) => {
            const answer = await callAction(desk().url, { action: name, cookie, body });
            expect(resultOf(answer)?.ok ?? false, `${what}: ${answer.text.slice(0, 200)}`).toBe(false);
          }),
        );
      },
      bodies.length,
    );
  }
});

test('#14 fields that decide about rights are never taken from the request', async () => {
  const planted = {
    id: 'mine',
    createdBy: 'mallory',
    createdByName: 'Mallory',
    expiresAtMs: 9e15,
    closedAtMs: 1,
    tokenHash: 'x',
  };
  await expectHeld(14, 'an invite with fields of its row', async () => {
    const input = {
      email: 'planted@desk.local',
      role: 'viewer',
      stepUp: { password: PASSWORD },
      ...planted,
    };
    const { id } = await mustAct(desk().url, {
      action: 'createInvite',
      cookie: world.admin.cookie,
      args: [input],
    });
    const [invite] = askStore<Record<string, unknown>>(
      desk(),
      'select * from "invites" where "email" = ?',
      input.email,
    );
    expect(invite).toMatchObject({ id, role: 'viewer', closedAtMs: null });
    expect([invite?.createdByName, invite?.tokenHash]).not.toContain('Mallory');
    expect(Number(invite?.expiresAtMs)).toBeLessThan(Date.now() + 100 * 3_600_000);
  });
  await expectHeld(14, 'a selection for somebody else', async () => {
    const input = { q: '', createdBy: 'mallory', rowCount: 1, accountId: 'other', role: 'admin' };
    const { selectionId } = await mustAct(desk().url, {
      action: 'freezeSelection',
      cookie: other.cookie,
      args: [input],
    });
    const sql =
      'select "user"."email" from "selections" join "user" on "user"."id" = "selections"."createdBy" where "selections"."id" = ?';
    expect(askStore(desk(), sql, String(selectionId))).toEqual([{ email: other.email }]);
  });
  await expectHeld(14, 'a sign-in with a role', async () => {
    const body = JSON.stringify({
      email: other.email,
      password: 'correct-horse-battery',
      role: 'admin',
      disabled: 0,
      rememberMe: { $ne: 1 },
    });
    const headers = { origin: desk().url, 'content-type': 'application/json' };
    const answer = await send(desk().url, { method: 'POST', path: routes.authSignIn(), headers, body });
    expect(JSON.parse(answer.text)).toMatchObject({ user: { email: other.email, role: 'operator' } });
  });
});

test('#17 what was sent before signing out is worth nothing afterwards', async () => {
  const leaver = await join(desk().url, world.admin, 'leaver@desk.local', 'operator');
  const [key = ''] = world.freeKeys.slice(-1);
  const call = {
    action: 'createDraft',
    cookie: leaver.cookie,
    args: [{ selection: { kind: 'keys', keys: [key] } }],
  };
  const { draftId } = await mustAct(desk().url, call);
  const headers = { origin: desk().url, cookie: leaver.cookie };
  expect((await send(desk().url, { method: 'POST', path: routes.authSignOut(), headers })).status).toBe(200);
  const replays = [
    call,
    ...guarded.map(({ name }) => ({ ...call, action: name, args: inputsOf(world)[name] ?? [] })),
  ];
  await expectHeld(
    17,
    'the very request again, and each other action, with the cookie of before',
    async () => {
      const written = await expectNothingChanged(desk(), async () => {
        await inParallel(replays, async (replay) => {
          expect(problemOf(await callAction(desk().url, replay))).toMatchObject({ code: 'unauthenticated' });
        });
      });
      expect(written).toEqual([]);
    },
    replays.length,
  );
  const reads = [
    routes.apiDraft(String(draftId)),
    routes.apiEvents(),
    routes.apiBatches(),
    routes.apiBatch(world.batch.id),
  ];
  for (const path of reads) {
    await expectHeld(17, `reading ${path.replace(/[0-9a-f-]{36}/, 'ID')}`, async () => {
      expect((await send(desk().url, { path, headers: { cookie: leaver.cookie } })).status).toBe(401);
    });
  }
});

test('#18 the id of an action of another build, or of none, gets a clean answer', async () => {
  const real = actionId('discardDraft');
  const ids = [
    '40'.padEnd(42, 'a'),
    'f'.repeat(42),
    real.slice(0, -1),
    `${real}0`,
    real.toUpperCase(),
    `${real}#discardDraft`,
    '__proto__',
    'constructor',
    'toString',
    '../../etc/passwd',
    "' or 1=1 --",
    'x'.repeat(5_000),
  ];
  for (const id of ids) {
    await expectHeld(18, id.slice(0, 50), async () => {
      const written = await expectNothingChanged(desk(), async () => {
        const headers = { 'next-action': id };
        const answer = await callAction(desk().url, {
          action: 'discardDraft',
          cookie: world.operator.cookie,
          args: inputsOf(world).discardDraft ?? [],
          headers,
        });
        expect([400, 404, 409]).toContain(answer.status);
        // By this header the page knows that it is of an older build, and says so.
        expect(answer.headers['x-nextjs-action-not-found']).toBe('1');
        expect(answer.text).toMatch(/^[\w ]{1,60}\.$/);
      });
      expect(written).toEqual([]);
    });
  }
});

// Last: a batch is sent here, and from then on the server's own jobs change rows.
submitTests(() => ({ ...world, other }));
