import { describe, expect, test, vi } from 'vitest';
import { DraftSaver } from '@/components/batch/plan/draft-saver';
import { draftOf, MemoryStore, rowOf } from '@/lib/testing/plan-drafts';

function setUp(draft = draftOf()) {
  const store = new MemoryStore(draft);
  return { store, saver: new DraftSaver(draft, store) };
}

describe('saving a draft', () => {
  test('what an earlier life of the page stored meanwhile is no work of another tab', async () => {
    const { store, saver } = setUp();
    const { revision } = store.draft;
    saver.resume({ revision, patch: { title: 'Typed before the reload' } });
    saver.refresh({ ...store.draft, title: 'Typed before the reload', revision: revision + 1 });
    expect(saver.getView()).toMatchObject({
      status: { kind: 'saved' },
      draft: { title: 'Typed before the reload', revision: revision + 1 },
    });
    saver.change({ note: 'mine' });
    saver.refresh({ ...store.draft, note: 'of another tab', revision: revision + 2 });
    expect(saver.getView().status.kind).toBe('stale');
  });

  test('what an earlier life stored after this page had been asked for is no work of another tab either', () => {
    const { store, saver } = setUp();
    const { revision } = store.draft;
    saver.resume({ revision: revision + 1, patch: {} });
    saver.change({ note: 'typed since' });
    saver.refresh({ ...store.draft, title: 'Stored during the reload', revision: revision + 1 });
    expect(saver.getView()).toMatchObject({
      status: { kind: 'unsaved' },
      draft: { title: 'Stored during the reload', note: 'typed since', revision: revision + 1 },
      generation: 1,
    });
    saver.refresh({ ...store.draft, title: 'of another tab', revision: revision + 2 });
    expect(saver.getView().status.kind).toBe('stale');
  });

  test('a change of the stored draft from elsewhere waits for what is typed, and what is typed meanwhile for it', async () => {
    const { store, saver } = setUp(draftOf({ rows: [rowOf('a'), rowOf('b')] }));
    saver.change({ removeRowIds: ['a'] });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const done = saver.alone(async () => {
      expect(store.draft.rows.map(({ id }) => id)).toEqual(['b']);
      await held;
      store.draft = { ...store.draft, rows: [...store.draft.rows, rowOf('a2')], revision: 9 };
      return true;
    });
    await vi.waitFor(() => expect(store.draft.rows).toHaveLength(1));
    saver.change({ title: 'typed meanwhile' });
    const stored = saver.flush();
    release();
    expect(await done).toBe(true);
    expect(await stored).toBe(true);
    expect(store.draft).toMatchObject({ title: 'typed meanwhile', revision: 10 });
    expect(saver.getView().draft.rows.map(({ id }) => id)).toEqual(['b', 'a2']);
    expect(await saver.alone(async () => false)).toBe(false);
  });

  test('a change between two saves goes on from the revision that the save before it made', async () => {
    const { store, saver } = setUp();
    saver.change({ title: 'typed a moment before' });
    const seen: number[] = [];
    const done = await saver.alone(async (revision) => {
      seen.push(revision);
      const result = await store.save({ draftId: 'd-1', expectedRevision: revision, removeElsewhere: true });
      return result.ok;
    });
    expect([done, seen]).toEqual([true, [2]]);
    expect(saver.getView()).toMatchObject({
      status: { kind: 'saved' },
      draft: { title: 'typed a moment before', revision: 3 },
    });
  });

  test('what was typed into this page is newer than what an earlier life of it left', () => {
    const { saver } = setUp();
    saver.change({ title: 'Typed before the page was alive' });
    saver.resume({ revision: 1, patch: { title: 'Left by the page before', note: 'drained' } });
    expect(saver.getView().draft).toMatchObject({
      title: 'Typed before the page was alive',
      note: 'drained',
    });
  });

  test('changes are shown at once, joined, and stored from one revision to the next', async () => {
    const { store, saver } = setUp();
    saver.change({ title: 'Dalian' });
    saver.change({ removeRowIds: ['a'] });
    expect(saver.getView().status.kind).toBe('unsaved');
    expect(saver.getView().draft.rows.map((row) => row.id)).toEqual(['b']);
    expect(await saver.flush()).toBe(true);
    saver.change({ note: 'drained' });
    await saver.flush();
    expect(store.inputs.map((input) => input.expectedRevision)).toEqual([1, 2]);
    expect(store.draft).toMatchObject({ title: 'Dalian', note: 'drained', revision: 3 });
  });

  test('a failed save keeps everything and is repeated by itself', async () => {
    vi.useFakeTimers();
    try {
      const { store, saver } = setUp();
      store.fail = ['no answer'];
      saver.change({ title: 'kept' });
      expect(await saver.flush()).toBe(false);
      expect(saver.getView()).toMatchObject({
        status: { kind: 'failed', problem: null },
        draft: { title: 'kept' },
      });
      await vi.advanceTimersByTimeAsync(2_000);
      expect(saver.getView().status.kind).toBe('saved');
      expect(store.draft.title).toBe('kept');
    } finally {
      vi.useRealTimers();
    }
  });

  test('a save whose answer was lost is recognised as our own, not as another tab', async () => {
    const { store, saver } = setUp();
    store.fail = ['answer lost'];
    saver.change({ title: 'once' });
    await saver.flush();
    expect(await saver.flush()).toBe(true);
    expect(saver.getView().draft.revision).toBe(2);
  });

  test('another tab’s work is never overwritten without asking', async () => {
    const { store, saver } = setUp();
    store.draft = { ...store.draft, revision: 5, title: 'theirs' };
    saver.change({ title: 'mine' });
    expect(await saver.flush()).toBe(false);
    expect(saver.getView()).toMatchObject({ status: { kind: 'stale' }, draft: { title: 'mine' } });
    await saver.resolve(true);
    expect(store.draft).toMatchObject({ title: 'mine', revision: 6 });
  });

  test('the other work can be taken instead', async () => {
    const { store, saver } = setUp();
    store.draft = { ...store.draft, revision: 5, title: 'theirs' };
    saver.change({ title: 'mine' });
    await saver.flush();
    await saver.resolve(false);
    expect(saver.getView()).toMatchObject({
      status: { kind: 'saved' },
      draft: { title: 'theirs', revision: 5 },
    });
  });

  test('a refusal is shown and not repeated for ever', async () => {
    const { store, saver } = setUp();
    store.fail = ['forbidden'];
    saver.change({ title: 'x' });
    await saver.flush();
    expect(saver.getView().status).toMatchObject({ kind: 'failed', problem: { code: 'forbidden' } });
    expect(store.inputs).toHaveLength(1);
  });

  test('very many row changes travel in several saves', async () => {
    const rows = Array.from({ length: 7_000 }, (_, index) => rowOf(`r${index}`));
    const { store, saver } = setUp(draftOf({ rows }));
    const overrides = Object.fromEntries(
      rows.map((row) => [row.id, { opsType: 'immediate' as const, planTimeMs: null }]),
    );
    saver.change({ title: 'many', overrides });
    expect(await saver.flush()).toBe(true);
    expect(store.inputs.length).toBeGreaterThan(1);
    expect(store.draft.rows.every((row) => row.override?.opsType === 'immediate')).toBe(true);
  });

  test('newer facts about the events are shown, under what is being typed', () => {
    const { saver } = setUp();
    saver.change({ title: 'typing' });
    saver.refresh(draftOf({ rows: [rowOf('a', { notRedeployable: 'status_final' }), rowOf('b')] }));
    expect(saver.getView().draft).toMatchObject({
      title: 'typing',
      rows: [{ notRedeployable: 'status_final' }, {}],
    });
  });
});
