import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '@/lib/util/canonical-json';

/** The same value with the members of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  );
}

test('means the value: reading it gives the value back, and writing that gives the same text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

test('does not depend on the order of the members', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
    }),
  );
});

test('two values have the same text only when they are equal', () => {
  const small = fc.jsonValue({ maxDepth: 1 });
  fc.assert(
    fc.property(small, small, (a, b) => {
      const equal = isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
      expect(canonicalJson(a) === canonicalJson(b)).toBe(equal);
    }),
  );
});

test.each<[unknown, string]>([
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  // Code units, not numbers: an engine would put 9 before 10.
  [{ 9: 1, 10: 2 }, '{"10":2,"9":1}'],
  [{ '€': 1, a: 2, A: 3 }, '{"A":3,"a":2,"€":1}'],
  [JSON.parse('{"__proto__":{"z":1,"a":2}}'), '{"__proto__":{"a":2,"z":1}}'],
  [{ gone: undefined, kept: null }, '{"kept":null}'],
  [[undefined, Number.NaN, -0], '[null,null,0]'],
  ['\ud800\0"', '"\\ud800\\u0000\\""'],
])('%j', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test('refuses what JSON cannot say', () => {
  expect(() => canonicalJson(undefined)).toThrow(TypeError);
  expect(() => canonicalJson({ n: 1n })).toThrow(TypeError);
});
