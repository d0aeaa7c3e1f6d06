import { existsSync } from 'node:fs';
import path from 'node:path';
import { actionId, callAction, problemOf, resultOf } from '@/e2e/abuse/actions';
import { streamBody } from '@/e2e/abuse/big-bodies';
import { flightPayloads } from '@/e2e/abuse/flight-payloads';
import type { FormBody } from '@/e2e/abuse/form-body';
import type { Person } from '@/e2e/abuse/people';
import { expectNothingChanged } from '@/e2e/abuse/state';
import { expectHeld } from '@/e2e/abuse/tries';
import { send } from '@/e2e/abuse/wire';
import { makeDraft, type World } from '@/e2e/abuse/world';
import { expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

const MIB = 1_048_576;
const HUGE_BYTES = 100_000_000;
/** What all huge bodies together may leave behind in the server's memory. */
const ROOM_MIB = 150;
/** The longest body of a sign-in (bytes). */
const SIGN_IN_BYTES = 4_096;
/** An attack may keep the server busy for so long (s of CPU, ms until the answer). */
const CPU_LIMIT_S = 3;
const ANSWER_LIMIT_MS = 10_000;
const JSON_TYPE = { 'content-type': 'application/json' };

/** Items 11 and 12, on the world of the calling spec. */
export function bodyTests(world: () => World): void {
  test('#11 a body over the limit is refused and takes no room', async () => {
    const { desk, operator, freeKeys } = world();
    // One of its own, which is gone in the end.
    const draft = await makeDraft(desk, operator, freeKeys.slice(-2, -1));
    const input = JSON.stringify([{ draftId: draft.id }]);
    const call = { action: 'discardDraft', cookie: operator.cookie, path: routes.newBatch(draft.id) };
    await expectNothingChanged(desk, async () => {
      await expectHeld(11, 'one byte over at an action', async () => {
        expect(resultOf(await callAction(desk.url, { ...call, body: input.padEnd(MIB + 1) }))).toBeNull();
      });
      await expectHeld(11, 'one byte over at sign-in', async () => {
        const body = JSON.stringify({ email: operator.email, password: PASSWORD }).padEnd(SIGN_IN_BYTES + 1);
        const headers = { origin: desk.url, ...JSON_TYPE };
        const answer = await send(desk.url, { method: 'POST', path: routes.authSignIn(), headers, body });
        expect([answer.status, answer.headers['set-cookie']]).toEqual([400, undefined]);
      });
      await expectNoRoomTaken(world(), draft.id, input);
    });
    // The very limit still works: what was refused above was the size.
    const atLimit = await callAction(desk.url, { ...call, body: input.padEnd(MIB) });
    expect(resultOf(atLimit)).toMatchObject({ ok: true });
  });

  test("#12 bodies that attack React's decoder are refused, run nothing and cost little", async () => {
    const { desk, operator, batch } = world();
    const file = path.join(desk.folder, 'written-by-an-attacker');
    const bodies = Object.entries(flightPayloads(file, actionId('setTheme')));
    const written = await expectNothingChanged(desk, async () => {
      for (const [what, body] of bodies) {
        await expectHeld(12, what, () => expectCheapRefusal(world(), body, operator));
      }
      // The decoder runs before anybody is asked who they are.
      for (const [what, body] of bodies.filter(([name]) => /forged|__proto__|deep/.test(name))) {
        await expectHeld(12, `${what}, a stranger`, () => expectCheapRefusal(world(), body, null));
      }
    });
    expect(written).toEqual([]);
    expect(existsSync(file)).toBe(false);
    // Nothing was left behind in any prototype: a wrong request is still wrong.
    const call = { action: 'replan', cookie: operator.cookie, args: [{}], path: routes.batch(batch.id) };
    expect(problemOf(await callAction(desk.url, call))).toMatchObject({ code: 'invalid_input' });
  });
}

/** 100 MB to each kind of place, with and without a length: the server goes on, and keeps next to nothing of it. */
async function expectNoRoomTaken({ desk, operator }: World, draftId: string, start: string): Promise<void> {
  const action = {
    origin: desk.url,
    cookie: operator.cookie,
    'next-action': actionId('discardDraft'),
    'content-type': 'text/plain',
  };
  const at = routes.newBatch(draftId);
  const announced = { 'content-length': String(HUGE_BYTES) };
  const places: [string, string, Record<string, string>][] = [
    ['an action, announced', at, { ...action, ...announced }],
    ['an action, chunked', at, action],
    ['an action, chunked, without a session', routes.signIn(), { ...action, cookie: '' }],
    ['sign-in, announced', routes.authSignIn(), { origin: desk.url, ...JSON_TYPE, ...announced }],
    ['sign-in, chunked', routes.authSignIn(), { origin: desk.url, ...JSON_TYPE }],
    ['a route that only reads, chunked', routes.apiEvents(), action],
  ];
  const before = await figure(desk.url, 'process_resident_memory_bytes');
  for (const [what, to, headers] of places) {
    await expectHeld(11, `100 MB to ${what}`, async () => {
      await streamBody(desk.url, to, { headers, start, totalBytes: HUGE_BYTES });
      expect((await send(desk.url, { path: routes.health() })).status).toBe(200);
      const taken = (await figure(desk.url, 'process_resident_memory_bytes')) - before;
      expect(taken / MIB).toBeLessThan(ROOM_MIB);
    });
  }
}

async function expectCheapRefusal(
  { desk, batch }: World,
  { body, contentType }: FormBody,
  person: Person | null,
): Promise<void> {
  const who = person ? { cookie: person.cookie, path: routes.batch(batch.id) } : { path: routes.signIn() };
  const cpuBeforeS = await figure(desk.url, 'process_cpu_seconds_total');
  const startedAtMs = performance.now();
  const call = { action: 'replan', body, headers: { 'content-type': contentType }, ...who };
  const answer = await callAction(desk.url, call);
  expect(resultOf(answer)?.ok ?? false).toBe(false);
  expect(answer.text).not.toMatch(/node_modules|at .*\.js:|process\./);
  expect(performance.now() - startedAtMs).toBeLessThan(ANSWER_LIMIT_MS);
  expect((await figure(desk.url, 'process_cpu_seconds_total')) - cpuBeforeS).toBeLessThan(CPU_LIMIT_S);
  expect((await send(desk.url, { path: routes.health() })).status).toBe(200);
}

/** One of the server's own figures. */
async function figure(url: string, name: string): Promise<number> {
  const { text } = await send(url, { path: routes.metrics() });
  const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`the server has no figure ${name}`);
  return Number(value);
}
