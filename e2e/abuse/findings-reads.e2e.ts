import { testQuotas } from '@/e2e/abuse/findings-quotas';
import { type Person, personWith, signedIn, signIn } from '@/e2e/abuse/person';
import {
  batchOf,
  draftOf,
  type EventPool,
  eventPool,
  mustSay,
  type Request,
  request,
} from '@/e2e/abuse/requests';
import { readNothing } from '@/e2e/abuse/slow-reader';
import { expectHeld } from '@/e2e/abuse/tries';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { copyEvents } from '@/e2e/helpers/many-events';
import { askStore, changeStore } from '@/e2e/helpers/store-file';
import { routes } from '@/lib/url/routes';

/** Reads that would be at everybody else's cost: findings 3, 11, 19 and 22. */

const desk = deskFor({
  scenario: 'storm',
  roles: ['admin', 'operator', 'viewer', 'approver'],
  // Once is enough: most of what is read here is put into the store by the test.
  env: { APPROVAL_POLICY: 'default', ENS_SYNC_INTERVAL_MS: '3600000' },
});
/** So many times the account's own events: 50,000 are a file of 13 MB. */
const COPIES = 100;
const IDLE_LIMIT_MS = 30_000;
const TOO_MANY = 429;

type Answer = { status: number; retryAfter: string | null; text: string };

let operator: Person;
let viewer: Person;
let approver: Person;
let take: EventPool;

test.beforeAll(async () => {
  operator = await signedIn(desk(), 'operator@desk.local');
  viewer = await signedIn(desk(), 'viewer@desk.local');
  approver = await signedIn(desk(), 'approver@desk.local');
  take = await eventPool(operator, 200);
});

async function get(person: Person, path: string, signal?: AbortSignal): Promise<Answer> {
  const answer = await fetch(desk().url + path, { headers: { cookie: person.cookie }, signal });
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), text: await answer.text() };
}

/** A session of its own, with a whole budget. */
async function anew(person: Person): Promise<Person> {
  return personWith(desk(), person.email, (await signIn(desk(), person.email)).cookie);
}

test('#122 looking at a request changes nothing: the job ends it, and screens say at once that it is over', async () => {
  const asked: Request[] = [];
  for (let time = 0; time < 3; time += 1) asked.push(await request(operator, take(1)));
  const stored = (id: string) =>
    askStore<{ state: string }>(desk(), 'select "state" from "batches" where "id" = ?', id)[0]?.state;
  await expectHeld(122, 'a viewer looks at a request that has run out', async () => {
    const seen = [];
    for (const { plan } of asked) {
      changeStore(
        desk(),
        'update "batches" set "expiresAtMs" = ? where "id" = ?',
        Date.now() - 1,
        plan.batchId,
      );
      const { body } = await viewer.read(routes.apiBatch(plan.batchId));
      seen.push([body.state, stored(plan.batchId)]);
    }
    // The job looks every five seconds: it cannot have been first each time.
    expect(seen).toContainEqual(['expired', 'awaiting_approval']);
    expect(seen.map(([shown]) => shown)).toEqual(['expired', 'expired', 'expired']);
  });
  await expectHeld(122, 'the list of batches and the inbox', async () => {
    const late = await request(operator, take(1));
    const id = late.plan.batchId;
    changeStore(desk(), 'update "batches" set "expiresAtMs" = ? where "id" = ?', Date.now() - 1, id);
    const { body } = await approver.read(routes.apiApprovals({ tab: 'needs' }));
    expect(JSON.stringify(body)).not.toContain(id);
    const list = JSON.stringify((await viewer.read(routes.apiBatches())).body);
    expect(list).toContain(`"id":"${id}"`);
    expect(list).not.toContain('"state":"awaiting_approval"');
  });
  await expect.poll(() => asked.map(({ plan }) => stored(plan.batchId))).toEqual(asked.map(() => 'expired'));
  for (const { plan } of asked) {
    expect((await batchOf(viewer, plan.batchId)).rows.map(({ outcome }) => outcome)).toEqual(['skipped']);
  }
});

test('#122 no read writes anything: each works over a connection that cannot', async () => {
  const asked = await request(operator, take(1));
  const [key = '', other = ''] = take(2);
  const { draftId } = await draftOf(operator, [other]);
  const { data } = await operator.act('freezeSelection', {});
  const paths = [
    routes.apiEvents({ q: 'edge' }),
    routes.apiEvents({ redeployable: 1 }),
    routes.apiEventFacets(),
    routes.apiEventDetail(key),
    routes.apiDraft(draftId),
    routes.apiDraftApproval(draftId),
    routes.apiApprovals({ tab: 'needs' }),
    routes.apiApprovals({ tab: 'mine' }),
    routes.apiPolicy(),
    routes.apiBatches(),
    routes.apiBatch(asked.plan.batchId),
    routes.apiBatchComments(asked.plan.batchId),
    routes.apiSelection(String(data.selectionId)),
    routes.apiAudit({ q: 'batch' }),
    routes.apiAuditEntry(1),
    routes.apiAuditFacets(),
    routes.apiSync(),
    routes.apiDesk(),
    routes.apiExports(),
  ];
  for (const path of paths) {
    await expectHeld(
      122,
      `${path.split('?')[0]?.replace(/[0-9a-f-]{36}/, 'ID')}, more at once than four`,
      async () => {
        const answers = await Promise.all(Array.from({ length: 8 }, () => get(operator, path)));
        expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      },
    );
  }
  // The quota of drafts is counted from none.
  await mustSay(operator, 'discardDraft', { draftId });
});

test('#103 more reads than the budget of a session are refused before they cost anything', async () => {
  const loop = await anew(viewer);
  await expectHeld(
    103,
    'a loop over the dearest reads',
    async () => {
      const startedMs = performance.now();
      const answers: Awaited<ReturnType<typeof get>>[] = [];
      // A slow machine answers so late that the budget fills up again meanwhile: then more are asked.
      // On a slow machine some find as many waiting as may wait (`reads_waiting`).
      const isOverBudget = ({ text }: { text: string }) => text.includes('"session_budget"');
      while (!answers.some(isOverBudget) && answers.length < 4_000) {
        answers.push(...(await Promise.all(Array.from({ length: 800 }, () => get(loop, routes.apiSync())))));
      }
      const seconds = (performance.now() - startedMs) / 1000;
      const passed = answers.filter(({ status }) => status === 200).length;
      const refused = answers.filter(({ status }) => status === TOO_MANY);
      expect(passed + refused.length).toBe(answers.length);
      const overBudget = refused.filter(isOverBudget);
      // 200 at once, and 20 for each second that it took.
      expect(passed).toBeGreaterThanOrEqual(200);
      expect(passed).toBeLessThanOrEqual(200 + 20 * (seconds + 1));
      expect(overBudget.length).toBeGreaterThan(0);
      expect(overBudget[0]).toMatchObject({ retryAfter: '1' });
      expect(JSON.parse(overBudget[0]?.text ?? '{}').problem).toMatchObject({ code: 'rate_limited' });
      // Nobody else's, and nothing but its reading.
      expect((await get(viewer, routes.apiSync())).status).toBe(200);
      expect((await fetch(desk().url + routes.health())).status).toBe(200);
      expect((await loop.act('markSeen', { batchId: 'none', revision: 1 })).said).toBe('not_found batch');
    },
    400,
  );
  await expectHeld(103, 'pages in a loop', async () => {
    // 120 at once, and three for each second that it took.
    const pages = await Promise.all(
      Array.from({ length: 200 }, () =>
        fetch(desk().url + routes.settings(), { headers: { cookie: loop.cookie }, redirect: 'manual' }),
      ),
    );
    const refused = pages.filter(({ status }) => status === TOO_MANY);
    expect(refused.length).toBeGreaterThan(10);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    for (const page of pages) await page.arrayBuffer();
  });
});

test('#111 refused reads are one entry a minute with their number', async () => {
  const loop = await anew(viewer);
  await expectHeld(
    111,
    'a viewer asks in vain, over and over',
    async () => {
      const before = lastSeq();
      const answers = await Promise.all(
        Array.from({ length: 1_000 }, () => get(loop, routes.apiDraft('none'))),
      );
      const refused = answers.filter(({ status }) => status === 403).length;
      // The reads that a session has at once, but for those that it has just used.
      expect(refused).toBeGreaterThan(150);
      expect(answers.filter(({ status }) => status === TOO_MANY).length).toBe(1_000 - refused);
      // At a clean stop everything that was counted is written.
      await desk().stopServer();
      await desk().startServer();
      const entries = askStore<{ action: string; afterJson: string }>(
        desk(),
        'select "action", "afterJson" from "auditEntries" where "seq" > ? order by "seq"',
        before,
      ).filter(({ action }) => action === 'access.denied');
      expect(entries.length).toBeLessThanOrEqual(2);
      const counts = entries.map(({ afterJson }) => Number(JSON.parse(afterJson).count));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(refused);
    },
    1_000,
  );
});

function lastSeq(): number {
  return askStore<{ seq: number }>(desk(), 'select max("seq") as "seq" from "auditEntries"')[0]?.seq ?? 0;
}

testQuotas(desk, () => ({ operator, approver, take }));

test('#103 files stop nobody, and have few places', async () => {
  copyEvents(desk(), COPIES);
  const { url } = desk();
  const [a, b, c] = [await anew(viewer), await anew(operator), await anew(approver)];
  const path = routes.apiEventsCsv();
  const stuck = await readNothing(url, path, a.cookie);
  const stuckSinceMs = Date.now();
  expect(stuck.status).toBe(200);
  await expectHeld(103, 'a second file of the same person, in another session too', async () => {
    for (const session of [a, await anew(viewer)]) {
      const { status, retryAfter, text } = await get(session, path);
      expect([status, retryAfter]).toEqual([TOO_MANY, '5']);
      expect(JSON.parse(text).problem.reason).toBe('export_own');
    }
  });
  await expectHeld(103, 'more files than a server writes at once; a cancelled one makes room', async () => {
    const second = await readNothing(url, path, b.cookie);
    const third = await get(c, path);
    expect([third.status, JSON.parse(third.text).problem.reason]).toEqual([TOO_MANY, 'export_busy']);
    expect(JSON.parse((await get(c, routes.apiExports())).text).problem.reason).toBe('export_busy');
    second.close();
    await expect.poll(async () => (await get(c, routes.apiExports())).status).toBe(200);
  });
  await expectHeld(103, 'a file of 50,000 events keeps nobody waiting', async () => {
    let running = true;
    const startedMs = performance.now();
    const file = get(c, path).then((answer) => {
      running = false;
      return answer;
    });
    let longestMs = 0;
    let asked = 0;
    while (running) {
      const askedMs = performance.now();
      await (await fetch(url + routes.health())).arrayBuffer();
      longestMs = Math.max(longestMs, performance.now() - askedMs);
      asked += 1;
    }
    const { status, text } = await file;
    expect(status).toBe(200);
    expect(text.split('\r\n').length).toBeGreaterThan(50_000);
    // Answered all along, and not once at the end, on a slow machine too.
    expect(asked).toBeGreaterThan(20);
    expect(longestMs).toBeLessThan(Math.max(2_000, (performance.now() - startedMs) / 4));
  });
  await expectHeld(103, 'a search for very many words', async () => {
    const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ');
    const refused = await get(c, routes.apiEventsCsv({ q: words(11) }));
    expect([refused.status, JSON.parse(refused.text).problem.reason]).toEqual([400, 'too_many_words']);
    expect((await get(c, routes.apiEventsCsv({ q: words(10) }))).status).toBe(200);
  });
  await expectHeld(103, 'a reader that takes nothing loses its place', async () => {
    const again = async () => (await get(a, routes.apiExports())).status;
    if (Date.now() - stuckSinceMs < IDLE_LIMIT_MS - 5_000) expect(await again()).toBe(TOO_MANY);
    await expect.poll(again, { timeout: 2 * IDLE_LIMIT_MS, intervals: [2_000] }).toBe(200);
  });
  stuck.close();
});
