import { expect, test } from 'vitest';
import { firstLapse, lapseAt } from '@/components/approvals/lapse';
import type { BatchApproval } from '@/lib/schemas/approvals';

const row = (planTimeMs: number | null, outcome: 'queued' | 'accepted' = 'queued') => ({
  planTimeMs,
  outcome,
});
const approval = (userName: string, change: Partial<BatchApproval>): BatchApproval => ({
  id: userName,
  revision: 2,
  userId: userName,
  userName,
  userEmail: null,
  decision: 'approve',
  comment: null,
  atMs: 1,
  counts: true,
  notCounted: null,
  countsUntilMs: null,
  ...change,
});

test('rows for later that have not been sent, and the last of their times', () => {
  const rows = [row(100), row(101), row(300), row(200), row(900, 'accepted'), row(null)];
  expect(lapseAt(100, rows)).toEqual({ untilMs: 100, rows: 3, lastMs: 300 });
  expect(lapseAt(300, rows)).toBeNull();
  expect(lapseAt(null, rows)).toBeNull();
  expect(lapseAt(0, [])).toBeNull();
});

test('the approval that stops counting first, of those that count', () => {
  const rows = [row(500)];
  const approvals = [
    approval('Ada', { countsUntilMs: 400 }),
    approval('Bea', { countsUntilMs: 300 }),
    approval('Cleo', { countsUntilMs: 100, counts: false, notCounted: 'role' }),
    approval('Dora', { countsUntilMs: 200, decision: 'reject' }),
    approval('Eve', { countsUntilMs: null }),
  ];
  expect(firstLapse({ approvals, rows, breakGlass: null })).toEqual({
    userName: 'Bea',
    untilMs: 300,
    rows: 1,
    lastMs: 500,
  });
  expect(firstLapse({ approvals, rows: [row(300)], breakGlass: null })).toBeNull();
  // Then nobody's approval is what it is sent by.
  const glass = {
    reason: 'x',
    incidentUrl: 'https://x.test',
    userId: 'x',
    userName: 'x',
    atMs: 1,
    reviewDueMs: 2,
    review: null,
  };
  expect(firstLapse({ approvals, rows, breakGlass: glass })).toBeNull();
});
