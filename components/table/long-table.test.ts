import { describe, expect, test } from 'vitest';
import { edgesOf } from '@/components/table/long-table';

const always = {};
const fromLg = { from: 'lg' } as const;
const fromXl = { from: 'xl' } as const;

describe('the distance of a table from the edges of the page', () => {
  test('the first and the last column keep it, those between have none', () => {
    expect(edgesOf([always, always, always], 0)).toBe('pl-5');
    expect(edgesOf([always, always, always], 1)).toBe('');
    expect(edgesOf([always, always, always], 2)).toBe('pr-5');
    expect(edgesOf([always], 0)).toBe('pl-5 pr-5');
  });

  test('where the first is left out on narrow screens, the second keeps it there', () => {
    expect(edgesOf([fromXl, always, always], 1)).toBe('sm:max-xl:pl-5');
    expect(edgesOf([fromLg, fromXl, always], 1)).toBe('sm:max-lg:pl-5');
    expect(edgesOf([fromLg, fromXl, always], 2)).toBe('sm:max-lg:pl-5 pr-5');
    expect(edgesOf([always, always, fromXl, fromLg], 1)).toBe('sm:max-lg:pr-5');
    expect(edgesOf([always, always, fromXl], 1)).toBe('sm:max-xl:pr-5');
  });
});
