import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { REDEPLOY_TYPES } from '@/lib/domain/events';
import { createDraft as createDraftVerb } from '@/lib/server/services/batches/create-draft';
import { getDraft, listMyDrafts } from '@/lib/server/services/batches/read-draft';
import { discardDraft as discardDraftVerb, saveDraft } from '@/lib/server/services/batches/save-draft';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { asSent } from '@/lib/testing/as-sent';
import {
  type DispatchBench,
  person,
  planBatch,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const createDraft = asSent(createDraftVerb);
const discardDraft = asSent(discardDraftVerb);

const keysOf = (...keys: string[]) => ({ selection: { kind: 'keys' as const, keys } });

describe.each(testStoreKinds())('drafts on %s', (kind) => {
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ bench } = desk);
  });

  const audit = async () =>
    (await bench.store.db.selectFrom('auditEntries').select('action').orderBy('seq').execute()).map(
      ({ action }) => action,
    );

  describe('create', () => {
    test('one person has fifty at most, and a discarded one makes room', async () => {
      const [key = ''] = await redeployableKeys(bench, 1);
      const me = person(bench);
      const ids: string[] = [];
      for (let count = 0; count < 50; count += 1) ids.push((await createDraft(me, keysOf(key))).draftId);
      await expect(createDraft(me, keysOf(key))).rejects.toMatchObject({
        code: 'conflict',
        reason: 'too_many_drafts',
        details: { max: 50 },
      });
      await discardDraft(me, { draftId: ids[0] });
      await createDraft(me, keysOf(key));
    });

    test('copies the events, least time left first, each once', async () => {
      const keys = await redeployableKeys(bench, 3);
      const me = person(bench);
      const { draftId, rowCount } = await createDraft(me, {
        ...keysOf(...[...keys].reverse(), keys[0] ?? ''),
        zone: 'Asia/Shanghai',
      });
      expect(rowCount).toBe(3);
      const draft = await getDraft(me, { draftId });
      expect(draft).toMatchObject({
        revision: 1,
        title: `${draft.rows[0]?.instanceName}, ${draft.rows[1]?.instanceName} +1`,
        plan: { when: 'scheduled', planTimeMs: null, spread: null, zone: 'Asia/Shanghai' },
      });
      expect(draft.rows.map(({ key }) => key)).toEqual(keys);
      expect(draft.rows[0]).toMatchObject({ override: null, notRedeployable: null, heldBy: null });
      expect(draft.rows.every((row) => row.instanceName !== '' && row.localDisk !== null)).toBe(true);
      expect(await audit()).toEqual(['draft.create']);
    });

    test('takes events that are blocked, and says why', async () => {
      const [held = ''] = await redeployableKeys(bench, 1);
      const { key: done } = await bench.store.db
        .selectFrom('events')
        .select('key')
        .where('eventStatus', '=', 'Executed')
        .where('eventType', 'in', REDEPLOY_TYPES)
        .executeTakeFirstOrThrow();
      await submitKeys(person(bench, 'operator', 'first'), [held]);
      const me = person(bench);
      const { draftId } = await createDraft(me, keysOf(held, done));
      const rows = new Map((await getDraft(me, { draftId })).rows.map((row) => [row.key, row]));
      expect(rows.get(held)?.heldBy).toMatchObject({
        batchNumber: 1,
        title: 'Night shift',
        createdByName: 'Name of first',
      });
      expect(rows.get(done)?.notRedeployable).toBe('status_final');
    });

    test.each([
      [
        'unknown keys',
        keysOf('e-none/i-none', 'e-x/i-x'),
        { reason: 'unknown_event', details: { count: 2 } },
      ],
      ['hostile keys', keysOf('a\0b', '__proto__', "' or 1=1 --"), { details: { count: 3 } }],
      ['no key', keysOf(), { code: 'invalid_input' }],
      ['501 keys in a list', keysOf(...Array.from({ length: 501 }, (_, i) => `e-${i}`)), {}],
      [
        'a frozen selection of nobody',
        { selection: { kind: 'frozen', selectionId: 'x', except: [] } },
        { code: 'not_found' },
      ],
      ['extra fields', { ...keysOf('e/i1'), createdBy: 'admin' }, {}],
      ['nothing', null, {}],
    ])('refuses %s', async (_, input, problem) => {
      await expect(createDraft(person(bench), input)).rejects.toMatchObject({
        code: 'invalid_input',
        ...problem,
      });
      expect(await bench.store.db.selectFrom('batches').selectAll().execute()).toEqual([]);
    });

    test('refuses 10,001 rows and takes 10,000', async () => {
      const { db } = bench.store;
      const [template] = await db.selectFrom('events').selectAll().limit(1).execute();
      if (!template) throw new Error('the mirror is not empty');
      const me = person(bench);
      const id = randomUUID();
      const row = {
        id,
        createdBy: me.actor.id,
        filterJson: '{}',
        rowCount: 10_001,
        createdAtMs: bench.now(),
      };
      await db.insertInto('selections').values(row).execute();
      for (let start = 0; start < 10_001; start += 500) {
        const keys = Array.from({ length: Math.min(500, 10_001 - start) }, (_, i) => `many-${start + i}/i`);
        await db
          .insertInto('events')
          .values(keys.map((key) => ({ ...template, key })))
          .execute();
        const rows = keys.map((eventKey) => ({ selectionId: id, eventKey }));
        await db.insertInto('selectionRows').values(rows).execute();
      }
      const frozen = (except: string[]) => ({ selection: { kind: 'frozen', selectionId: id, except } });
      await expect(createDraft(me, frozen([]))).rejects.toMatchObject({ code: 'too_many_rows' });
      const { draftId, rowCount } = await createDraft(me, frozen(['many-7/i']));
      expect(rowCount).toBe(10_000);
      expect((await getDraft(me, { draftId })).rows).toHaveLength(10_000);
    });

    test('is not for viewers and on-call', async () => {
      for (const role of ['viewer', 'on-call'] as const) {
        await expect(createDraft(person(bench, role), keysOf('a/b'))).rejects.toMatchObject({
          code: 'forbidden',
        });
      }
    });
  });

  describe('save', () => {
    async function draft() {
      const me = person(bench);
      const { draftId } = await createDraft(me, keysOf(...(await redeployableKeys(bench, 3))));
      const { rows } = await getDraft(me, { draftId });
      return { me, draftId, rows, change: { draftId, expectedRevision: 1 } };
    }

    test('stores what changed, and only that', async () => {
      const { me, draftId, rows, change } = await draft();
      const order = { opsType: 'scheduled' as const, planTimeMs: bench.now() + 600_000 };
      const [first, second, third] = rows.map(({ id }) => id);
      const { revision } = await saveDraft(me, {
        ...change,
        title: ' Night ',
        overrides: { [first ?? '']: order, [second ?? '']: order },
        removeRowIds: [third ?? '', 'not-there'],
      });
      expect(revision).toBe(2);
      await saveDraft(me, {
        draftId,
        expectedRevision: 2,
        note: 'a\nb\tc',
        overrides: { [first ?? '']: null },
      });
      const saved = await getDraft(me, { draftId });
      expect(saved).toMatchObject({ revision: 3, title: ' Night ', note: 'a\nb\tc' });
      expect(saved.rows.map(({ id, override }) => [id, override])).toEqual([
        [first, null],
        [second, order],
      ]);
      expect((await listMyDrafts(me)).rows).toMatchObject([{ id: draftId, rowCount: 2, title: ' Night ' }]);
    });

    test('from an old revision is stale, and says the newest', async () => {
      const { me, change } = await draft();
      await saveDraft(me, { ...change, title: 'first tab' });
      await expect(saveDraft(me, { ...change, title: 'second tab' })).rejects.toMatchObject({
        code: 'stale',
        details: { revision: 2 },
      });
      const both = [1, 2].map((n) => saveDraft(me, { ...change, expectedRevision: 2, title: `tab ${n}` }));
      const results = await Promise.allSettled(both);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    test('hostile input is refused or harmless', async () => {
      const { me, draftId, rows, change } = await draft();
      const hostile = JSON.parse(
        `{"${rows[0]?.id}":null,"__proto__":{"opsType":"immediate","planTimeMs":null}}`,
      );
      await saveDraft(me, { ...change, overrides: hostile }).catch(() => null);
      expect(Object.hasOwn(Object.prototype, 'opsType')).toBe(false);
      const { revision } = await getDraft(me, { draftId });
      const bad = (more: object) =>
        expect(saveDraft(me, { draftId, expectedRevision: revision, ...more })).rejects.toMatchObject({
          code: 'invalid_input',
        });
      const scheduled = (planTimeMs: unknown) => ({
        plan: { when: 'scheduled', planTimeMs, spread: null, zone: 'UTC' },
      });
      for (const time of [Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY, '5', 8.64e15 + 1])
        await bad(scheduled(time));
      for (const zone of ['Mars/Base', '', '+08:00', '__proto__']) {
        await bad({ plan: { when: 'immediate', planTimeMs: null, spread: null, zone } });
      }
      await bad({ title: 'x'.repeat(121) });
      await bad({ title: 'nul\0' });
      await bad({ note: 'x'.repeat(2_001) });
      await bad({ overrides: { [randomUUID()]: null } });
      await bad({ overrides: { [rows[0]?.id ?? '']: { opsType: 'immediate', planTimeMs: 5 } } });
      await bad({ state: 'sending' });
      await bad({ createdBy: 'admin' });
      expect((await getDraft(me, { draftId })).revision).toBe(revision);
    });
  });

  test('a foreign draft does not exist, for any verb and any role', async () => {
    const { draftId } = await createDraft(person(bench), keysOf(...(await redeployableKeys(bench, 1))));
    const other = person(bench, 'admin');
    const missing = { code: 'not_found', reason: 'draft' };
    await expect(getDraft(other, { draftId })).rejects.toMatchObject(missing);
    await expect(saveDraft(other, { draftId, expectedRevision: 1, title: 'x' })).rejects.toMatchObject(
      missing,
    );
    await expect(discardDraft(other, { draftId })).rejects.toMatchObject(missing);
    expect(await listMyDrafts(other)).toEqual({ rows: [] });
    for (const id of ['__proto__', 'constructor', '', "x' or '1'='1", 'a\0', 'x'.repeat(1_000_000)]) {
      await expect(getDraft(other, { draftId: id })).rejects.toMatchObject({
        code: expect.stringMatching(/^(not_found|invalid_input)$/),
      });
    }
  });

  test('discard removes it; a submitted draft can be neither saved nor discarded', async () => {
    const me = person(bench);
    const request = await planBatch(me, await redeployableKeys(bench, 1));
    const { draftId } = await createDraft(me, keysOf(...(await redeployableKeys(bench, 2))));
    expect((await listMyDrafts(me)).rows).toHaveLength(2);
    await discardDraft(me, { draftId });
    expect((await listMyDrafts(me)).rows.map(({ id }) => id)).toEqual([request.draftId]);
    expect(await bench.store.db.selectFrom('batchRows').selectAll().execute()).toHaveLength(1);
    await submitBatch(me, request);
    const submitted = { code: 'conflict', reason: 'already_submitted' };
    const change = { draftId: request.draftId, expectedRevision: request.expectedRevision, title: 'x' };
    await expect(saveDraft(me, change)).rejects.toMatchObject(submitted);
    await expect(discardDraft(me, { draftId: request.draftId })).rejects.toMatchObject(submitted);
    expect((await listMyDrafts(me)).rows).toEqual([]);
  });
});
