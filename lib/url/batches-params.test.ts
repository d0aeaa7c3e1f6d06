import { describe, expect, test } from 'vitest';
import { batchesFilterOf, loadBatchesParams, loadPlanParams } from '@/lib/url/batches-params';

describe('params of the batch pages', () => {
  test('a known state is kept, an unknown one and a draft count as absent', () => {
    const filterOf = (search: string) => batchesFilterOf(loadBatchesParams(search));
    const none = { state: [], q: '', attention: 'all', sort: 'newest' };
    expect(filterOf('?state=sending')).toEqual({ ...none, state: ['sending'] });
    expect(filterOf('?state=sent&state=exploded&state=done')).toEqual({ ...none, state: ['sent', 'done'] });
    expect(filterOf('?state=draft')).toEqual(none);
    expect(filterOf('?attention=open&q=+%238+')).toEqual({ ...none, q: '#8', attention: 'open' });
    expect(filterOf('?sort=first')).toEqual({ ...none, sort: 'first' });
    expect(filterOf('?sort=random')).toEqual(none);
    expect(filterOf(`?q=${'x'.repeat(999)}`).q).toHaveLength(200);
  });

  test('an oversized draft id counts as absent', () => {
    expect(loadPlanParams('?draft=d-1&show=problems')).toEqual({ draft: 'd-1', show: 'problems' });
    expect(loadPlanParams(`?draft=${'x'.repeat(65)}&show=all`)).toEqual({ draft: null, show: null });
  });
});
