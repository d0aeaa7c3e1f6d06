import { describe, expect, test } from 'vitest';
import { outcomesToRetry } from '@/lib/domain/batch-progress';
import { BATCH_LIFE } from '@/lib/domain/batch-states';
import { BATCH_STATES } from '@/lib/domain/batches';

describe('which rows somebody may retry', () => {
  test('of a batch that was sent or stopped: what was refused, and who plans also what was never sent', () => {
    for (const state of ['sending', 'sent', 'done', 'halted'] as const) {
      expect(outcomesToRetry({ state }, 'on-call')).toEqual(['refused']);
      for (const role of ['operator', 'approver', 'admin'] as const) {
        expect(outcomesToRetry({ state }, role)).toEqual(['refused', 'skipped']);
      }
    }
  });

  test('what was never sent of a batch that is planned anew is not offered a second time as a retry', () => {
    for (const state of BATCH_LIFE.replan.from) {
      expect(outcomesToRetry({ state, stopCause: 'requester_lost' }, 'operator'), state).toEqual(['refused']);
    }
  });

  test('a viewer retries nothing, in no state', () => {
    for (const state of BATCH_STATES) expect(outcomesToRetry({ state }, 'viewer')).toEqual([]);
  });
});
