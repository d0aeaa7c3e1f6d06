import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPlainActionBody, isPreferenceBody } from '@/lib/domain/request-limits';

const shared = { type: ['a'] };

describe('what our pages send', () => {
  test.each([
    '[]',
    '["zh-CN"]',
    '[{"draftId":"d","plan":{"when":"scheduled","planTimeMs":1,"spread":null}}]',
    '["$undefined"]',
    '[{"a":"$undefined","b":"$$5 is a price","c":"$NaN","d":"$-Infinity","e":"$-0"}]',
    '[{"type":[],"level":"$0:0:type"}]',
    `[{"note":"${'[{'.repeat(100)} \\" ${'[{'.repeat(100)}"}]`,
    JSON.stringify([{ keys: Array.from({ length: 500 }, (_, index) => `e-${index}/i-${index}`) }]),
  ])('body %#', (body) => expect(isPlainActionBody(body)).toBe(true));

  test('any plain value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        expect(isPlainActionBody(`[${json.split('$').join('$$')}]`)).toBe(true);
      }),
    );
  });
});

describe('what React would make more of', () => {
  test.each([
    '',
    '{',
    'null',
    '"x"',
    '{"length":100000000}',
    '["$1"]',
    '["$@1"]',
    '["$F1"]',
    '["$h1"]',
    '["$K1_"]',
    '["$Q1"]',
    '["$W1"]',
    '["$i1"]',
    '["$B1"]',
    '["$A1"]',
    '["$R1"]',
    '["$T"]',
    '["$0"]',
    '["$@0"]',
    '["$1:__proto__"]',
    '["$0:__proto__"]',
    '["$0:constructor:constructor"]',
    '[{"a":{}},"$0:0:b"]',
    '[{"a":"x"},"$0:0:a"]',
    '["$undefinedx"]',
    '["$D2026-01-01"]',
    `["$n${'9'.repeat(1_000)}"]`,
    `["$0${':a'.repeat(10_000)}"]`,
    `[${'{},'.repeat(8)}{}]`,
    `[${'['.repeat(400_000)}${']'.repeat(400_000)}]`,
    `[${'{"a":'.repeat(100)}1${'}'.repeat(100)}]`,
  ])('body %#', (body) => expect(isPlainActionBody(body)).toBe(false));

  test('many references to a long list take no time', () => {
    const refs = Array.from({ length: 80_000 }, () => '$0:0:k');
    const before = process.cpuUsage();
    expect(isPlainActionBody(JSON.stringify([{ k: shared, refs }]))).toBe(true);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(4_000);
  });
});

test('a preference is one short text', () => {
  for (const body of ['["zh-CN"]', '["America/Argentina/ComodRivadavia"]', '[""]']) {
    expect(isPreferenceBody(body)).toBe(true);
  }
  const others = [
    '[]',
    '["a","b"]',
    '[{}]',
    '[1]',
    '"a"',
    '{',
    '["$1"]',
    '["$$"]',
    `["${'x'.repeat(65)}"]`,
    `["x"${' '.repeat(200)}]`,
  ];
  for (const body of others) expect(isPreferenceBody(body), body).toBe(false);
});
