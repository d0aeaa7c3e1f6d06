import { type Person, personWith, signIn } from '@/e2e/abuse/person';
import { draftOf, type EventPool, mustSay, request } from '@/e2e/abuse/requests';
import { expectHeld } from '@/e2e/abuse/tries';
import { expect, test } from '@/e2e/fixtures';
import type { Desk } from '@/e2e/helpers/desk';
import { askStore, changeStore } from '@/e2e/helpers/store-file';
import { routes } from '@/lib/url/routes';

type Cast = { operator: Person; approver: Person; take: EventPool };

/** Drafts of the operator, who makes all of this desk's. */
function ownDrafts(desk: Desk): number {
  const [row] = askStore<{ count: number }>(
    desk,
    `select count(*) as "count" from "batches" where "state" = 'draft'`,
  );
  return row?.count ?? 0;
}

/** Item 119: whatever one person can make without end. */
export function testQuotas(desk: () => Desk, cast: () => Cast): void {
  test('#119 comments, selections, drafts and sessions have an end', async () => {
    const { operator, approver, take } = cast();
    const asked = await request(operator, take(1));
    const { batchId } = asked.plan;
    const comment = (text: string) => approver.act('commentBatch', { batchId, text });
    await expectHeld(
      119,
      'comments without end',
      async () => {
        for (let count = 1; count <= 60; count += 1)
          expect((await comment(`#${count} ${'x'.repeat(1_500)}`)).said).toBe('ok');
        expect((await comment('one more')).said).toBe('rate_limited comments_hour');
        const { body } = await operator.read(routes.apiBatch(batchId));
        expect([Array.isArray(body.comments) && body.comments.length, body.commentCount]).toEqual([30, 60]);
        expect(JSON.stringify(body).length).toBeLessThan(100_000);
        const all = await operator.read(routes.apiBatchComments(batchId));
        expect(Array.isArray(all.body.rows) && all.body.rows.length).toBe(60);
      },
      61,
    );
    await expectHeld(119, 'comments of hours, or of many people', async () => {
      changeStore(
        desk(),
        `update "batchComments" set "atMs" = "atMs" - 4000000 where "batchId" = ?`,
        batchId,
      );
      expect((await comment('an hour later')).said).toBe('ok');
      fillComments(desk(), batchId, 500);
      expect((await operator.act('commentBatch', { batchId, text: 'x' })).said).toBe(
        'conflict batch_comments',
      );
    });
    await expectHeld(
      119,
      'drafts without end',
      async () => {
        const [key = ''] = take(1);
        const draft = () =>
          operator.act('createDraft', { selection: { kind: 'keys', keys: [key] }, zone: 'UTC' });
        // What other tests of this desk have made counts too.
        let made = ownDrafts(desk());
        for (let said = 'ok'; said === 'ok' && made < 60; ) {
          ({ said } = await draft());
          if (said === 'ok') made += 1;
        }
        expect(made).toBe(50);
        const { said, data } = await draft();
        expect([said, data]).toEqual(['conflict too_many_drafts', { max: 50 }]);
        const [oldest] = askStore<{ id: string }>(
          desk(),
          `select "id" from "batches" where "state" = 'draft'`,
        );
        await mustSay(operator, 'discardDraft', { draftId: oldest?.id });
        expect((await draft()).said).toBe('ok');
        draftLess(desk());
      },
      52,
    );
    await expectHeld(
      119,
      'frozen selections without end',
      async () => {
        const ids: unknown[] = [];
        for (let count = 0; count < 21; count += 1) {
          ids.push((await mustSay(operator, 'freezeSelection', { level: ['CRITICAL'] })).selectionId);
        }
        const kept = async (id: unknown) => (await operator.read(routes.apiSelection(String(id)))).status;
        expect([await kept(ids[0]), await kept(ids[1]), await kept(ids[20])]).toEqual([404, 200, 200]);
      },
      21,
    );
    await expectHeld(
      119,
      'sessions without end',
      async () => {
        const people: Person[] = [];
        for (let count = 0; count < 11; count += 1) {
          people.push(personWith(desk(), approver.email, (await signIn(desk(), approver.email)).cookie));
        }
        const statuses = await Promise.all(people.map((person) => person.read(routes.apiSync())));
        expect(statuses.map(({ status }) => status)).toEqual([401, ...Array.from({ length: 10 }, () => 200)]);
        const ended = askStore<{ afterJson: string }>(
          desk(),
          `select "afterJson" from "auditEntries" where "action" = 'session.end' and "afterJson" like '%too_many%'`,
        );
        expect(ended.length).toBeGreaterThan(0);
        // Later tests go on as this person.
        Object.assign(approver, people[10]);
      },
      11,
    );
    expect((await draftOf(operator, take(1))).rowCount).toBe(1);
  });
}

/** As many comments as other people would write. */
function fillComments(desk: Desk, batchId: string, upTo: number): void {
  const [{ count = 0 } = {}] = askStore<{ count: number }>(
    desk,
    'select count(*) as "count" from "batchComments" where "batchId" = ?',
    batchId,
  );
  for (let number = count; number < upTo; number += 1) {
    changeStore(
      desk,
      `insert into "batchComments" ("id", "batchId", "revision", "userId", "userName", "text", "atMs")
       values (?, ?, 1, 'somebody', 'Somebody', 'x', 1)`,
      `filled ${number}`,
      batchId,
    );
  }
}

/** Room for other tests. */
function draftLess(desk: Desk): void {
  const drafts = `select "id" from "batches" where "state" = 'draft'`;
  for (const table of ['batchRows', 'batchPeople']) {
    changeStore(desk, `delete from "${table}" where "batchId" in (${drafts})`);
  }
  changeStore(desk, `delete from "batches" where "state" = 'draft'`);
}
