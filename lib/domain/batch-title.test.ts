import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestTitle } from '@/lib/domain/batches';
import { MAX_TITLE_LENGTH } from '@/lib/domain/limits';

describe('suggestTitle', () => {
  test('names one or two instances and counts the rest', () => {
    expect(suggestTitle(['edge-live-017'])).toBe('edge-live-017');
    expect(suggestTitle(['edge-live-017', 'cdn-cache-204'])).toBe('edge-live-017, cdn-cache-204');
    expect(suggestTitle(['a', 'b', 'c', 'd', 'e'])).toBe('a, b +3');
  });

  test('is always a title that may be submitted, whatever the names hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { minLength: 1, maxLength: 5 }),
        (names) => {
          const title = suggestTitle(names);
          expect(title.length).toBeLessThanOrEqual(MAX_TITLE_LENGTH);
          expect(title).not.toMatch(/\p{Cc}/u);
        },
      ),
    );
  });
});
