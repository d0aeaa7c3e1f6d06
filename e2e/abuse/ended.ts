import type { Cast } from '@/e2e/abuse/cast';
import { actsOn, batchOf, lookAt, mustSay, type Request, request } from '@/e2e/abuse/requests';
import { expectHeld } from '@/e2e/abuse/tries';
import { expect, test } from '@/e2e/fixtures';
import { changeStore } from '@/e2e/helpers/store-file';

/** A request that nobody may approve any more, its state, and how often the cloud has acted on it by then. */
type Ended = { state: string; request: Request; acts: number };

/** Item 48: what is over, or is not what was requested. */
export function testEndedRequests(cast: () => Cast): void {
  test('#48 what is over, or is not what was requested, cannot be approved any more', async () => {
    const { desk, operator, second } = cast();
    const over = await endedRequests(cast());
    expect(over.map(({ state }) => state).sort()).toEqual([
      'done',
      'draft',
      'expired',
      'rejected',
      'sent',
      'void',
      'withdrawn',
    ]);
    for (const { state, request: ended, acts } of over) {
      for (const [name, input] of [
        ['approve', ended.plan],
        ['bulkApprove', { plans: [ended.plan], comment: 'late' }],
        ['reject', { ...ended.plan, comment: 'late' }],
      ] as const) {
        await expectHeld(48, `${name} of a batch that is ${state}`, async () => {
          expect((await second.act(name, input)).said).toMatch(
            /^(conflict approval_(state|expired)|not_found)/,
          );
          expect((await batchOf(operator, ended.plan.batchId)).state).toBe(state);
          expect(await actsOn(desk, ended.eventIds)).toBe(acts);
        });
      }
    }
  });
}

/** One request of one row for each way in which a request ends. */
async function endedRequests({ desk, operator, approver, take }: Cast): Promise<Ended[]> {
  const ask = () => request(operator, take(1));
  const settled = (batchId: string, state: string) =>
    expect.poll(async () => (await batchOf(operator, batchId)).state).toBe(state);

  const done = await request(operator, take(1), null);
  await mustSay(approver, 'approve', done.plan);
  const withdrawn = await ask();
  await mustSay(operator, 'withdraw', { batchId: withdrawn.plan.batchId });
  const rejected = await ask();
  await mustSay(approver, 'reject', { ...rejected.plan, comment: 'no' });
  const revised = await ask();
  const { batchId, revision } = revised.plan;
  await mustSay(operator, 'revise', { batchId, expectedRevision: revision });
  const expired = await ask();
  const changed = await ask();
  // One runs out, and the row of another moves by one minute, behind the product's back.
  changeStore(
    desk,
    'update batches set "expiresAtMs" = ? where id = ?',
    Date.now() - 1,
    expired.plan.batchId,
  );
  const moved = changeStore(
    desk,
    'update "batchRows" set "planTimeMs" = "planTimeMs" + 60000 where "batchId" = ?',
    changed.plan.batchId,
  );
  expect(moved).toBe(1);
  // Looking at them is enough to end them.
  for (const { plan } of [expired, changed])
    expect((await approver.act('approve', plan)).said).not.toBe('ok');
  const sent = await ask();
  await mustSay(approver, 'approve', sent.plan);
  await settled(sent.plan.batchId, 'sent');
  await settled(done.plan.batchId, 'sent');
  // A redeployment takes 20 to 90 s.
  await desk.control.advanceClock(120_000);
  await settled(done.plan.batchId, 'done');
  return [
    { state: 'done', request: done, acts: 1 },
    { state: 'sent', request: await lookAt(approver, sent.plan.batchId), acts: 1 },
    { state: 'withdrawn', request: withdrawn, acts: 0 },
    { state: 'rejected', request: rejected, acts: 0 },
    { state: 'draft', request: revised, acts: 0 },
    { state: 'expired', request: expired, acts: 0 },
    { state: 'void', request: changed, acts: 0 },
  ];
}
