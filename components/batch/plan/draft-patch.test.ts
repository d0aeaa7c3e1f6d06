import { describe, expect, test } from 'vitest';
import { applyPatch, differences, patchTo } from '@/components/batch/plan/draft-patch';
import { DraftSaver } from '@/components/batch/plan/draft-saver';
import { draftOf, MemoryStore, NOW_MS, rowOf } from '@/lib/testing/plan-drafts';

const HOUR_MS = 3_600_000;
const at = (ms: number) => ({ opsType: 'scheduled' as const, planTimeMs: ms });
const planAt = (ms: number) => ({ ...draftOf().plan, planTimeMs: ms });

describe('two tabs that changed one draft', () => {
  test('"keep mine" keeps everything that is on the screen, not only what was touched last', async () => {
    const store = new MemoryStore(draftOf({ plan: planAt(NOW_MS + HOUR_MS), title: 'mine' }));
    const saver = new DraftSaver(store.draft, store);
    store.draft = {
      ...store.draft,
      revision: 4,
      title: 'theirs',
      plan: planAt(NOW_MS + 5 * HOUR_MS),
      rows: [rowOf('a', { override: at(NOW_MS + 9 * HOUR_MS) }), rowOf('b')],
    };
    saver.change({ note: 'drained' });
    await saver.flush();
    const shown = saver.getView().draft;
    expect(saver.getView().status).toMatchObject({ kind: 'stale', theirs: { revision: 4 } });
    await saver.resolve(true);
    for (const draft of [saver.getView().draft, store.draft]) {
      expect(draft).toMatchObject({
        title: 'mine',
        note: 'drained',
        plan: shown.plan,
        rows: [{ id: 'a', override: null }, { id: 'b' }],
      });
    }
    expect(saver.getView()).toMatchObject({ status: { kind: 'saved' }, generation: 1 });
  });

  test('a newer version is simply shown where nothing was typed', () => {
    const store = new MemoryStore(draftOf());
    const saver = new DraftSaver(store.draft, store);
    saver.refresh({ ...store.draft, title: 'theirs', plan: planAt(NOW_MS), revision: 3 });
    expect(saver.getView()).toMatchObject({
      status: { kind: 'saved' },
      generation: 1,
      draft: { title: 'theirs', plan: { planTimeMs: NOW_MS }, revision: 3 },
    });
  });

  test('a list says what differs, and the patch makes it the same', () => {
    const mine = draftOf({ plan: planAt(NOW_MS), note: 'n', rows: [rowOf('a', { override: at(NOW_MS) })] });
    const theirs = draftOf({ revision: 7, plan: planAt(NOW_MS + HOUR_MS) });
    expect(differences(mine, theirs)).toEqual([
      { field: 'note', mine: 'n', theirs: '' },
      { field: 'time', mine: mine.plan, theirs: theirs.plan },
      { field: 'ownTimes', count: 1 },
      { field: 'removedHere', count: 1 },
    ]);
    const after = applyPatch(theirs, patchTo(theirs, mine));
    expect(after).toEqual({ ...mine, revision: 7 });
    expect(differences(mine, after)).toEqual([]);
  });

  test('rows that the other tab removed are named, since they cannot come back', () => {
    const mine = draftOf();
    const theirs = draftOf({ revision: 2, rows: [rowOf('b')] });
    expect(differences(mine, theirs)).toEqual([{ field: 'removedThere', count: 1 }]);
    expect(patchTo(theirs, mine)).toEqual({});
  });
});
