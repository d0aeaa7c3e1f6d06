import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freezeSelection, listSelectionKeys } from '@/lib/server/services/events/selections';
import { fillMirror, holdEvents, testContext, testEvent } from '@/lib/testing/event-mirror';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('keys of a selection on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());

  test('are exactly what was frozen', async () => {
    const rows = Array.from({ length: 5 }, (_, index) => testEvent(index));
    await fillMirror(store, rows);
    await holdEvents(store, rows.slice(0, 1));
    const { selectionId } = await freezeSelection(testContext(store), {});
    await fillMirror(store, [testEvent(9)]);
    const { keys } = await listSelectionKeys(testContext(store), { selectionId });
    expect(keys.toSorted()).toEqual(
      rows
        .slice(1)
        .map(({ key }) => key)
        .toSorted(),
    );
  });

  test('are for their maker, and for people who may plan', async () => {
    await fillMirror(store, [testEvent(1)]);
    const { selectionId } = await freezeSelection(testContext(store), {});
    const refusal = async (role: 'operator' | 'viewer', user: string, input: unknown) =>
      listSelectionKeys(testContext(store, role, user), input).then(
        () => null,
        (error: unknown) => error,
      );
    expect(await refusal('operator', 'user-2', { selectionId })).toMatchObject({ code: 'not_found' });
    expect(await refusal('viewer', 'user-1', { selectionId })).toMatchObject({ code: 'forbidden' });
    expect(await refusal('operator', 'user-1', { selectionId: '' })).toMatchObject({ code: 'invalid_input' });
    expect(await refusal('operator', 'user-1', { selectionId, more: 1 })).toMatchObject({
      code: 'invalid_input',
    });
  });
});
