import fc from 'fast-check';
import { expect, test } from 'vitest';
import { browserText } from '@/lib/domain/browser-text';

const GECKO = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/131.0.0.0 Safari/537.36`,
    'Chrome 131 · Windows',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.2903.51`,
    'Edge 131 · Windows',
  ],
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} HeadlessChrome/140.0.0.0 Safari/537.36`,
    'HeadlessChrome 140 · Linux',
  ],
  [
    `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${WEBKIT} Chrome/131.0.0.0 Mobile Safari/537.36`,
    'Chrome 131 · Android',
  ],
  [GECKO, 'Firefox 128 · Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    'Safari 18 · iOS',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    'Safari 18 · macOS',
  ],
  ['curl/8.5.0', 'curl/8.5.0'],
  ['Chrome/131', 'Chrome/131'],
  [' \t\0\u202e ', null],
  ['', null],
  [null, null],
])('%j is %j', (userAgent, text) => {
  expect(browserText(userAgent)).toBe(text);
});

test('nothing that hides, turns the text round or is too long gets through', () => {
  expect(browserText('evil\u202egnp.exe\u200b\n"} \ud800 end')).toBe('evil gnp.exe "} end');
  expect(browserText('x'.repeat(60_000))).toBe('x'.repeat(80));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (userAgent) => {
      const text = browserText(userAgent);
      if (text === null) return;
      expect([...text].length).toBeLessThanOrEqual(80);
      expect(text).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      expect(text.trim()).toBe(text);
      expect(text.isWellFormed()).toBe(true);
    }),
  );
});

test('a text that is made to be slow is not', () => {
  const before = process.cpuUsage();
  for (const part of ['Version/1 Mobile/a ', 'Version/1.', 'Chrome/', ' \u202e'])
    browserText(part.repeat(8_000));
  // Its own work, not what else the machine does: a few ms, or minutes.
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(2_000);
});
