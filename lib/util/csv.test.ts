import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvLine, unguardCsvText } from '@/lib/util/csv';

/** An RFC 4180 reader of its own, so that a wrong writer is not read by the same mistake. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === ',') {
      row.push(cell);
      cell = '';
    } else if (char === '\r' && text.charAt(at + 1) === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at++;
    } else cell += char;
  }
  return rows;
}

const HOSTILE = [
  '=HYPERLINK("http://x")',
  "+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '\r=1',
  '\0=1',
  '＝1+1',
  "'x",
];

test.each(HOSTILE)('a spreadsheet cannot take %j for a formula', (text) => {
  const [[cell = ''] = []] = readCsv(csvLine([text]));
  expect(cell).toBe(`'${text}`);
});

test('quotes, commas and line ends are quoted, lines end in CRLF', () => {
  expect(csvLine(['a"b', 'c,d', 'e\r\nf', 'plain', '', null, -5, true])).toBe(
    '"a""b","c,d","e\r\nf",plain,,,-5,true\r\n',
  );
});

test('any text comes back as it was, and none begins like a formula', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '\0', "'", '"', ',', ';', ' ', 'a', '无'),
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(anyText, { minLength: 2, maxLength: 4 }), { maxLength: 4 }), (rows) => {
      const read = readCsv(rows.map(csvLine).join(''));
      expect(read.map((row) => row.map(unguardCsvText))).toEqual(rows);
      for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n\0]/);
    }),
    { numRuns: 500 },
  );
});

test('numbers stay numbers', () => {
  fc.assert(fc.property(fc.integer(), (value) => csvCell(value) === String(value)));
});
