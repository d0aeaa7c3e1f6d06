import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlob, compileHole, isHolePattern, SERVICE_HOLE } from '@/lib/domain/schedule/glob';

describe('a glob', () => {
  it.each([
    ['live-*', 'live-01', true],
    ['live-*', 'live-', true],
    ['live-*', 'live', false],
    ['live-*', 'xlive-01', false],
    ['*-edge', 'a-edge', true],
    ['*-edge', 'a-edge-1', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['a*b*c', 'axbxc', true],
    ['a*b*c', 'acb', false],
    // What is before and after the star must not overlap.
    ['ab*ba', 'aba', false],
    ['**', 'x', true],
    // Signs of regular expressions are nothing but signs.
    ['a.c', 'abc', false],
    ['a[b]+', 'a[b]+', true],
    ['(a|b)', 'a', false],
    ['Live', 'live', false],
  ])('%s on %s: %s', (pattern, name, matches) => {
    expect(compileGlob(pattern)(name)).toBe(matches);
  });

  it('says the same as trying every way', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '?', '*'), maxLength: 8 });
    fc.assert(fc.property(pattern, few, (glob, name) => compileGlob(glob)(name) === everyWay(glob, name)));
  });
});

describe('a pattern with a hole', () => {
  it.each([
    ['{service}-*', 'live-edge-01', 'live'],
    ['{service}-??', 'live-edge-01', 'live-edge'],
    ['{service}-cn-*-??', 'live-edge-cn-dalian-01', 'live-edge'],
    ['prod-*-{service}', 'prod-a-b-c', 'b-c'],
    ['*{service}', 'live', 'live'],
    ['{service}', 'live', 'live'],
    ['{service}-*', '-01', null],
    ['{service}-*', 'live', null],
    ['x{service}', 'live', null],
    ['{service}-*', '', null],
    ['{service}-*', '直播-01', '直播'],
    ['{service}-?', '🙂-1', '🙂'],
  ])('%s finds in %s: %s', (pattern, name, found) => {
    expect(compileHole(pattern)(name)).toBe(found);
  });

  it('finds what makes the pattern match, and finds it whenever something does', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 8 });
    const part = fc.string({ unit: fc.constantFrom('a', 'b', '-', '?', '*'), maxLength: 4 });
    fc.assert(
      fc.property(part, part, few, (before, after, name) => {
        const found = compileHole(before + SERVICE_HOLE + after)(name);
        if (found === null) return !everyWay(`${before}?*${after}`, name);
        return found !== '' && everyWay(before + found + after, name);
      }),
    );
  });

  it('has exactly one', () => {
    const patterns = ['{service}-*', 'live', '{service}{service}', `{service}${'a'.repeat(200)}`];
    expect(patterns.map(isHolePattern)).toEqual([true, false, false, false]);
  });
});

describe('patterns that hang a backtracking matcher', () => {
  /** A matcher that tries every way takes longer than the universe for any of these. */
  const patterns = [`${'a*'.repeat(49)}b`, `${'*a'.repeat(49)}b`, `${'*?'.repeat(49)}b`, '*'.repeat(100)];
  const name = 'a'.repeat(256);

  it.each(patterns)('%s is answered for 2,000 names at once', (pattern) => {
    const startedMs = performance.now();
    const matches = compileGlob(pattern);
    for (let turn = 0; turn < 2_000; turn++) matches(name);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });

  it.each(patterns)('{service}%s is answered, too', (pattern) => {
    const startedMs = performance.now();
    compileHole(`${pattern.slice(0, 80)}{service}${pattern.slice(0, 10)}`)(name);
    expect(performance.now() - startedMs).toBeLessThan(500);
  });
});

/** The plainest way to say what a glob means. */
function everyWay(pattern: string, name: string): boolean {
  if (pattern === '') return name === '';
  const rest = pattern.slice(1);
  if (pattern[0] === '*') return everyWay(rest, name) || (name !== '' && everyWay(pattern, name.slice(1)));
  return name !== '' && (pattern[0] === '?' || pattern[0] === name[0]) && everyWay(rest, name.slice(1));
}
