import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch } from '@/lib/domain/search-ids';

const EVENT = `e-${'0a'.repeat(16)}`;
const INSTANCE = 'i-55qi8m11rr53c4i964md8a00l';

test.each([
  ['', { kind: 'none' }],
  [' \n\t ', { kind: 'none' }],
  ['Edge node', { kind: 'words', words: ['edge', 'node'] }],
  ['e-mail i-beam', { kind: 'words', words: ['e-mail', 'i-beam'] }],
  ['i-55qi', { kind: 'words', words: ['i-55qi'] }],
  [`please redeploy ${INSTANCE}`, { kind: 'ids', ids: [INSTANCE] }],
  [
    `Hi team,\nplease redeploy ${INSTANCE}, ${EVENT}. And (i-95bcd…05gc4jc): thanks!`,
    { kind: 'ids', ids: [INSTANCE, EVENT, 'i-95bcd…05gc4jc'] },
  ],
  [`- ${INSTANCE}\n- ${EVENT}\n* ${INSTANCE}`, { kind: 'ids', ids: [INSTANCE, EVENT] }],
  [`InstanceId=${INSTANCE}&EventId=${EVENT}`, { kind: 'ids', ids: [INSTANCE, EVENT] }],
  ['i-5hvm86...05gc4jc', { kind: 'ids', ids: ['i-5hvm86…05gc4jc'] }],
  ['edge-live-106, vod-edge-069', { kind: 'ids', ids: ['edge-live-106', 'vod-edge-069'] }],
  ['edge-live-106 vod-edge-069', { kind: 'ids', ids: ['edge-live-106', 'vod-edge-069'] }],
  ['edge-live-106 beijing', { kind: 'words', words: ['edge-live-106', 'beijing'] }],
  ['see you at 10…12 then…', { kind: 'words', words: ['see', 'you', 'at', '10…12', 'then…'] }],
  [EVENT, { kind: 'ids', ids: [EVENT] }],
  [` "${INSTANCE}" `, { kind: 'ids', ids: [INSTANCE] }],
  [`["${INSTANCE}", '${EVENT}'];\n${INSTANCE}`, { kind: 'ids', ids: [INSTANCE, EVENT] }],
  [`${INSTANCE}，${EVENT}、e-12ab；`, { kind: 'ids', ids: [INSTANCE, EVENT, 'e-12ab'] }],
])('%j', (text, search) => {
  expect(parseSearch(text)).toEqual(search);
});

test('ids come back whatever stands between them', () => {
  const separator = fc.string({
    unit: fc.constantFrom(' ', ',', ';', '\n', '\r\n', '\t', '"', "'", '，'),
    minLength: 1,
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(1_000_000), { minLength: 2, maxLength: 30 }),
      separator,
      (numbers, between) => {
        const ids = numbers.map((number) => `i-5abc${number}`);
        expect(parseSearch(ids.join(between))).toEqual({ kind: 'ids', ids });
      },
    ),
  );
});

test('no text makes it fail or hang', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseSearch(text)));
  expect(parseSearch(`e-${'1-'.repeat(10_000)}! x`).kind).toBe('words');
});
