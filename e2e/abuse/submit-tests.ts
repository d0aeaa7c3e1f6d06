import { randomUUID } from 'node:crypto';
import { callAction, dataOf, problemOf, resultOf } from '@/e2e/abuse/actions';
import { protectedPaths } from '@/e2e/abuse/bypasses';
import type { Person } from '@/e2e/abuse/people';
import { expectNothingChanged } from '@/e2e/abuse/state';
import { expectHeld } from '@/e2e/abuse/tries';
import { inParallel, send } from '@/e2e/abuse/wire';
import { makeDraft, readBatch, readJson, requestOf, segmentsOf, type World } from '@/e2e/abuse/world';
import { expect, test } from '@/e2e/fixtures';
import { askStore } from '@/e2e/helpers/store-file';
import { routes } from '@/lib/url/routes';

/** Another operator beside the world's own. */
type Crowd = World & { other: Person };

const DRAFTS = 10;
const SUBMITS = 500;
const ROWS = 5;
const LIVE_ROWS =
  'select "batchId", count(*) as "rows" from "batchRows" where "liveKey" is not null and "eventKey" in';

/** Items 15, 16 and 19, on the world of the calling spec. */
export function submitTests(crowd: () => Crowd): void {
  test('#15 a request key that was used is refused with any other content', async () => {
    const { desk, operator, other, freeKeys } = crowd();
    const [first = '', second = '', third = ''] = freeKeys.slice(0, 3);
    const sent = await makeDraft(desk, operator, [first]);
    const another = await makeDraft(desk, operator, [second]);
    const theirs = await makeDraft(desk, other, [third]);
    const key = randomUUID();
    const request = (person: Person, input: object, action = 'requestApproval') =>
      callAction(desk.url, { action, cookie: person.cookie, args: [input] });
    const { batchId } = dataOf(await request(operator, requestOf(sent, key)));
    const tries: [string, Person, object][] = [
      ['another draft', operator, requestOf(another, key)],
      ['another number of rows', operator, { ...requestOf(sent, key), rowCount: 2 }],
      ['another revision', operator, { ...requestOf(sent, key), expectedRevision: sent.revision + 1 }],
      ["another person's draft", other, requestOf(theirs, key)],
      ['the same draft, by another person', other, requestOf(sent, key)],
    ];
    for (const [what, person, input] of tries) {
      for (const action of ['requestApproval', 'submitBatch']) {
        await expectHeld(15, `${what}, by ${action}`, async () => {
          const written = await expectNothingChanged(desk, async () => {
            expect(problemOf(await request(person, input, action))).toMatchObject({
              code: 'conflict',
              reason: 'request_key_reused',
            });
          });
          expect(written).toEqual([]);
        });
      }
    }
    await expectHeld(15, 'the same content again is the same batch', async () => {
      const written = await expectNothingChanged(desk, async () => {
        expect(dataOf(await request(operator, requestOf(sent, key)))).toMatchObject({ batchId });
      });
      expect(written).toEqual([]);
    });
  });

  test('#16 500 submits of the same rows at once become one batch, which is sent once', async () => {
    const { desk, admin, operator, other, freeKeys } = crowd();
    const keys = freeKeys.slice(3, 3 + ROWS);
    const drafts = await Promise.all(
      Array.from({ length: DRAFTS }, async (_, index) => {
        const person = index % 2 === 0 ? operator : other;
        return { person, draft: await makeDraft(desk, person, keys, 'immediate'), key: randomUUID() };
      }),
    );
    // Half of them repeat the key of their draft, as a double click does; half come with a key of their own.
    const tries = Array.from({ length: SUBMITS }, (_, index) => {
      const { person, draft, key } = drafts[index % DRAFTS] ?? {
        person: operator,
        draft: crowd().draft,
        key: '',
      };
      return { person, input: requestOf(draft, index % 20 < DRAFTS ? key : randomUUID()) };
    });
    const made = new Set<unknown>();
    const refusals = new Set<string | undefined>();
    await expectHeld(
      16,
      `${SUBMITS} submits of ${DRAFTS} drafts by two people`,
      async () => {
        await inParallel(
          tries,
          async ({ person, input }) => {
            const answer = await callAction(desk.url, {
              action: 'requestApproval',
              cookie: person.cookie,
              args: [input],
            });
            const result = resultOf(answer);
            if (result?.ok) made.add(dataOf(answer).batchId);
            else refusals.add(result?.problem.code);
          },
          SUBMITS,
        );
        expect(made.size).toBe(1);
        expect([...refusals]).toEqual(['conflict']);
        const holders = askStore<{ batchId: string; rows: number }>(
          desk,
          `${LIVE_ROWS} (${keys.map(() => '?').join(', ')}) group by "batchId"`,
          ...keys,
        );
        expect(holders).toEqual([{ batchId: [...made][0], rows: ROWS }]);
        expect(await desk.control.effects()).toEqual({});
      },
      SUBMITS,
    );
    await expectHeld(16, 'the one batch, approved, is acted on once', async () => {
      // Somebody whose role is older than the request.
      const { id: batchId, revision, planHash } = await readBatch(desk, admin, String([...made][0]));
      dataOf(
        await callAction(desk.url, {
          action: 'approve',
          cookie: admin.cookie,
          args: [{ batchId, revision, planHash }],
        }),
      );
      await expect
        .poll(async () => (await readJson(desk, admin, routes.apiBatch(batchId))).state, {
          timeout: 20_000,
        })
        .toBe('sent');
      const acted = Object.fromEntries(keys.map((key) => [key.split('/')[0], 1]));
      expect(await desk.control.effects()).toEqual(acted);
    });
  });

  test('#19 nothing that needs a session may be stored, and nobody gets the answer of another', async () => {
    const { desk, operator, other, draft } = crowd();
    const { pages, apis } = protectedPaths(segmentsOf(crowd()));
    for (const path of [...pages, ...apis]) {
      await expectHeld(19, `${path.replace(/[0-9a-f-]{36}/, 'ID')} may not be stored`, async () => {
        const headers = {
          cookie: operator.cookie,
          'if-none-match': '*',
          'if-modified-since': new Date().toUTCString(),
        };
        const answer = await send(desk.url, { path, headers });
        expect(answer.status).not.toBe(304);
        expect(answer.headers['cache-control']).toContain('no-store');
        expect([answer.headers.etag, answer.headers['last-modified']]).toEqual([undefined, undefined]);
      });
    }
    const people = [operator, other];
    const tries = Array.from({ length: 60 }, (_, index) => people[index % people.length] ?? operator);
    await expectHeld(
      19,
      'two people ask for the same addresses at once',
      () =>
        inParallel(
          tries,
          async ({ email, cookie }) => {
            const session = await send(desk.url, { path: '/api/auth/get-session', headers: { cookie } });
            expect(JSON.parse(session.text)).toMatchObject({ user: { email } });
            const drafts = await send(desk.url, { path: '/api/drafts', headers: { cookie } });
            expect(drafts.text.includes(draft.id)).toBe(email === operator.email);
            const page = await send(desk.url, { path: routes.settings(), headers: { cookie } });
            expect(people.filter((person) => page.text.includes(person.email))).toMatchObject([{ email }]);
          },
          tries.length,
        ),
      tries.length * 3,
    );
  });
}
