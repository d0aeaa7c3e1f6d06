import { describe, expect, it } from 'vitest';
import { steady } from '@/components/events/use-events-list';
import { testRow } from '@/lib/testing/event-rows';

const a = testRow('a');
const b = testRow('b');
const c = testRow('c');
const ids = (rows: readonly { eventId: string }[]) => rows.map(({ eventId }) => eventId);

describe('steady rows', () => {
  const before = steady(null, { listId: 'x', source: [a, b], held: true });

  it('keeps each event once', () => {
    expect(ids(steady(null, { listId: 'x', source: [a, b, a], held: false }).rows)).toEqual(['e-a', 'e-b']);
  });

  it('follows the server while nobody points at the list', () => {
    const after = steady(before, { listId: 'x', source: [c, b], held: false });
    expect(ids(after.rows)).toEqual(['e-c', 'e-b']);
  });

  it('moves nothing under the pointer: changed in place, left stay, new go last', () => {
    const changed = testRow('b', { eventStatus: 'Executing', notRedeployable: 'status_executing' });
    const after = steady(before, { listId: 'x', source: [c, changed], held: true });
    expect(ids(after.rows)).toEqual(['e-a', 'e-b', 'e-c']);
    expect(after.rows.map(({ left }) => left)).toEqual([true, false, false]);
    expect(after.rows[1]?.eventStatus).toBe('Executing');
  });

  it('lets go of what left when the pointer goes away', () => {
    const held = steady(before, { listId: 'x', source: [b], held: true });
    expect(ids(steady(held, { listId: 'x', source: [b], held: false }).rows)).toEqual(['e-b']);
  });

  it('brings back a row that left and returned', () => {
    const held = steady(before, { listId: 'x', source: [b], held: true });
    const back = steady(held, { listId: 'x', source: [testRow('a'), b], held: true });
    expect(back.rows[0]).toMatchObject({ eventId: 'e-a', left: false });
  });

  it('starts afresh for another filter or sort, even under the pointer', () => {
    expect(ids(steady(before, { listId: 'y', source: [c], held: true }).rows)).toEqual(['e-c']);
  });

  it('keeps the identity of rows that did not change', () => {
    const after = steady(before, {
      listId: 'x',
      source: [testRow('a'), testRow('b', { reason: 'new' })],
      held: false,
    });
    expect(after.rows[0]).toBe(before.rows[0]);
    expect(after.rows[1]).not.toBe(before.rows[1]);
  });
});
