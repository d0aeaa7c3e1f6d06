import { describe, expect, test } from 'vitest';
import type { Role } from '@/lib/domain/permissions';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import { createDraft } from '@/lib/server/services/batches/create-draft';
import { readDraftSchedule } from '@/lib/server/services/batches/draft-schedule';
import { getDraft } from '@/lib/server/services/batches/read-draft';
import { getEvent } from '@/lib/server/services/events/get';
import { readHome } from '@/lib/server/services/home/read';
import { watchForNews } from '@/lib/server/services/notices/watch';
import { leaveToCloud, reopenDue } from '@/lib/server/services/schedule/due-choices';
import { countDueInFreeze, findDueInFreeze } from '@/lib/server/services/schedule/due-in-freeze';
import { type DispatchBench, person, redeployableKeys, submitKeys } from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { addBudget, addRule, addService } from '@/lib/testing/schedule-store';
import { testStoreKinds } from '@/lib/testing/stores';

const DAY = 86_400_000;

describe.each(testStoreKinds())('the cloud acts inside a freeze, on %s', (kind) => {
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ bench } = desk);
  });

  const as = (role: Role, name: string = role, regions?: string[]) => {
    const ctx = person(bench, role, name);
    return regions && ctx.actor.kind === 'user' ? { ...ctx, actor: { ...ctx.actor, regions } } : ctx;
  };
  const count = async () =>
    (await countDueInFreeze(bench.store.db, { limit: null, nowMs: bench.now() })).count;
  const eventOf = (key: string) =>
    bench.store.db
      .selectFrom('events')
      .select(['key', 'eventId', 'resourceId', 'regionId', 'dueAtMs'])
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
  const moveDue = (key: string, dueAtMs: number) =>
    bench.store.db
      .updateTable('events')
      .set({ dueAtMs, dueSortMs: dueAtMs })
      .where('key', '=', key)
      .execute();

  /** A freeze of one region, all day in UTC, on the day in which the event is due. */
  async function frozenEvent() {
    const [key = ''] = await redeployableKeys(bench, 1);
    const dueAtMs = Math.ceil(bench.now() / DAY) * DAY + DAY / 2;
    await moveDue(key, dueAtMs);
    const { regionId } = await eventOf(key);
    await addRule(bench.store.db, {
      id: 'singles',
      kind: 'freeze',
      name: 'Singles’ Day',
      allDay: 1,
      endDayOffset: 1,
      scope: { regionIds: [regionId] },
      dates: { first: new Date(dueAtMs).toISOString().slice(0, 10) },
    });
    await raiseCounter(bench.store.db, 'schedule');
    return { key, dueAtMs, regionId };
  }

  test('it is counted, told once, answered by name, and open again when the due time moves', async () => {
    const { key, dueAtMs } = await frozenEvent();
    const others = (await count()) - 1;
    const mine = (await findDueInFreeze(bench.store.db, { limit: null, nowMs: bench.now() })).find(
      (one) => one.key === key,
    );
    expect(mine).toMatchObject({ freeze: { id: 'singles', name: 'Singles’ Day' }, left: null });
    const told = async () =>
      (
        await bench.store.db
          .selectFrom('notices')
          .select('objectId')
          .where('kind', '=', 'event.due_in_freeze')
          .execute()
      ).filter(({ objectId }) => objectId === key).length;
    await watchForNews(bench);
    await watchForNews(bench);
    expect(await told()).toBe(1);

    const olga = as('operator', 'Olga');
    const home = await readHome(olga, {});
    expect(home.waiting).toContainEqual({ kind: 'due_in_freeze', count: others + 1, isMine: true });
    expect(home.dueInFreeze).toContain((await eventOf(key)).eventId);

    await leaveToCloud(olga, { eventKey: key, dueAtMs, reason: 'Nobody is here that day' });
    await leaveToCloud(olga, { eventKey: key, dueAtMs, reason: 'Nobody is here that day' });
    expect(await count()).toBe(others);
    expect((await getEvent(olga, { key })).dueInFreeze).toMatchObject({
      name: 'Singles’ Day',
      left: { byName: expect.stringContaining('Olga'), reason: 'Nobody is here that day' },
    });
    const entries = await bench.store.db
      .selectFrom('auditEntries')
      .select(['action', 'objectId'])
      .where('action', 'like', 'due.%')
      .execute();
    expect(entries).toEqual([{ action: 'due.leave', objectId: key }]);

    // Inside the same freeze, an hour later: the answer was about another time.
    await moveDue(key, dueAtMs + 3_600_000);
    expect(await count()).toBe(others + 1);
    await expect(leaveToCloud(olga, { eventKey: key, dueAtMs })).rejects.toMatchObject({
      reason: 'due_moved',
    });
    await leaveToCloud(olga, { eventKey: key, dueAtMs: dueAtMs + 3_600_000 });
    await reopenDue(olga, { eventKey: key });
    await reopenDue(olga, { eventKey: key });
    expect(await count()).toBe(others + 1);
    // Nobody is told again of the first time; of the new one, once.
    await watchForNews(bench);
    await watchForNews(bench);
    expect(await told()).toBe(2);
  });

  test('outside of it, in a batch, and for people without the right or the region there is nothing to answer', async () => {
    const { key, dueAtMs, regionId } = await frozenEvent();
    const answer = { eventKey: key, dueAtMs };
    for (const role of ['viewer', 'on-call'] as const) {
      await expect(leaveToCloud(as(role), answer)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(reopenDue(as(role), { eventKey: key })).rejects.toMatchObject({ code: 'forbidden' });
    }
    const elsewhere = as('operator', 'far', ['cn-none']);
    await expect(leaveToCloud(elsewhere, answer)).rejects.toMatchObject({
      code: 'not_found',
      reason: 'event',
    });
    await expect(reopenDue(elsewhere, { eventKey: key })).rejects.toMatchObject({ reason: 'event' });
    expect(await findDueInFreeze(bench.store.db, { limit: ['cn-none'], nowMs: bench.now() })).toEqual([]);
    expect(
      (await findDueInFreeze(bench.store.db, { limit: [regionId], nowMs: bench.now() })).map(
        (one) => one.key,
      ),
    ).toContain(key);
    await moveDue(key, dueAtMs + DAY);
    await expect(
      leaveToCloud(as('operator'), { eventKey: key, dueAtMs: dueAtMs + DAY }),
    ).rejects.toMatchObject({ reason: 'not_in_freeze' });
    await moveDue(key, dueAtMs);
    await submitKeys(person(bench, 'operator', 'first'), [key]);
    await expect(leaveToCloud(as('operator'), answer)).rejects.toMatchObject({ reason: 'not_in_freeze' });
  });
});

describe.each(testStoreKinds())('the schedule of a draft, on %s', (kind) => {
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ bench } = desk);
  });

  test('is its author’s alone: rules, budgets, who is down, who else plans; instances elsewhere have no names', async () => {
    const { db } = bench.store;
    const keys = await redeployableKeys(bench, 20);
    const events = await db
      .selectFrom('events')
      .select(['key', 'resourceId', 'regionId'])
      .where('key', 'in', keys)
      .execute();
    const regionId = events[0]?.regionId ?? '';
    const here = events.filter((event) => event.regionId === regionId);
    const there = events.filter((event) => event.regionId !== regionId);
    expect(Math.min(here.length, there.length)).toBeGreaterThan(0);
    await addService(
      db,
      's1',
      events.map(({ resourceId }) => resourceId),
    );
    await addBudget(db, { id: 'two', scope: { kind: 'service', serviceId: 's1' } });
    await raiseCounter(db, 'schedule');
    const olga = person(bench, 'operator', 'Olga');
    const limited =
      olga.actor.kind === 'user' ? { ...olga, actor: { ...olga.actor, regions: [regionId] } } : olga;
    const pick = (some: typeof events) => ({
      selection: { kind: 'keys' as const, keys: some.slice(0, 1).map(({ key }) => key) },
    });
    await submitKeys(
      person(bench, 'operator', 'Bea'),
      there.slice(0, 1).map(({ key }) => key),
    );
    await createDraft(person(bench, 'operator', 'Ann'), pick(here));
    const { draftId } = await createDraft(limited, pick(here));

    const seen = await readDraftSchedule(olga, { draftId });
    expect(seen.alsoIn.names).toEqual([expect.stringContaining('Ann')]);
    expect(seen.world.groups[0]).toMatchObject({ budgetId: 'two', limit: 2 });
    expect(seen.world.instances).toContain(there[0]?.resourceId);
    const kept = await readDraftSchedule(limited, { draftId });
    expect(kept.world.instances).not.toContain(there[0]?.resourceId);
    expect(kept.world.downs).toHaveLength(seen.world.downs.length);

    await expect(readDraftSchedule(person(bench, 'operator', 'Ann'), { draftId })).rejects.toMatchObject({
      code: 'not_found',
      reason: 'draft',
    });
    await expect(readDraftSchedule(person(bench, 'viewer'), { draftId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const before = (await getDraft(olga, { draftId })).scheduleVersion;
    await raiseCounter(db, 'schedule');
    expect((await getDraft(olga, { draftId })).scheduleVersion).not.toBe(before);
  });
});
