import { describe, expect, test } from 'vitest';
import { placeOf } from '@/components/feedback/use-problem-text';
import { routes } from '@/lib/url/routes';

describe('where a refusal leads', () => {
  test.each([
    ['held', { batchId: 'b-1', number: 14, title: 'x', createdBy: 'Olga', count: 1 }],
    ['already_submitted', { batchId: 'b-1', number: 14 }],
    ['plan_changed', { batchId: 'b-1', number: 14, revision: 2 }],
  ] as const)('%s: to the batch that it names', (reason, details) => {
    expect(placeOf({ reason, details })).toEqual({ to: 'batch', href: routes.batch('b-1'), number: 14 });
  });

  test('too many plans: to one’s own', () => {
    expect(placeOf({ reason: 'too_many_drafts', details: { max: 50 } })).toEqual({
      to: 'drafts',
      href: routes.batches(),
    });
  });

  test('anything else, no answer, and a server that does not name the batch: nowhere', () => {
    expect(placeOf(null)).toBeNull();
    expect(placeOf({ reason: 'role', details: { role: 'viewer' } })).toBeNull();
    expect(placeOf({ reason: 'held', details: { number: 14 } })).toBeNull();
  });
});
