import { describe, expect, test } from 'vitest';
import { loadBatchesParams, loadPlanParams } from '@/lib/url/batches-params';

describe('params of the batch pages', () => {
  test('a known state is kept, an unknown one and a draft count as absent', () => {
    expect(loadBatchesParams('?state=sending')).toEqual({ state: 'sending' });
    expect(loadBatchesParams('?state=exploded')).toEqual({ state: null });
    expect(loadBatchesParams('?state=draft')).toEqual({ state: null });
  });

  test('an oversized draft id counts as absent', () => {
    expect(loadPlanParams('?draft=d-1&show=problems')).toEqual({ draft: 'd-1', show: 'problems' });
    expect(loadPlanParams(`?draft=${'x'.repeat(65)}&show=all`)).toEqual({ draft: null, show: null });
  });
});
