import { expect, test } from 'vitest';
import { tabTitle } from '@/components/batch/tab-title';
import { noAttention } from '@/lib/domain/batch-progress';

const words = (key: string, values: Record<string, string | number> = {}) =>
  `${key} ${Object.values(values).join(',')}`.trim();
const batch = { number: 42, title: 'Night shift', state: 'sent' as const, attention: noAttention() };

test('a tab names its batch, what a person must do first, and else its state', () => {
  expect(tabTitle(batch, words)).toBe('page.tab 42,state.sent,Night shift');
  const attention = { ...noAttention(), needs_decision: 2, refused: 1 };
  expect(tabTitle({ ...batch, attention }, words)).toBe(
    'page.tab 42,attention.count.needs_decision 2,Night shift',
  );
  expect(tabTitle({ ...batch, title: '' }, words)).toContain('list.untitled');
});
