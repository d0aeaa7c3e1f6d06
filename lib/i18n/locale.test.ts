import { expect, test } from 'vitest';
import { isLocale, matchLocale } from '@/lib/i18n/locale';

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['en-GB,en;q=0.9,zh;q=0.5', 'en'],
  ['fr-FR,zh-TW;q=0.6,en;q=0.3', 'zh-CN'],
  ['fr;q=0.9, en;q=0.2, zh;q=0.4', 'zh-CN'],
  ['zh;q=0, en', 'en'],
  ['fr', 'en'],
  ['', 'en'],
  [null, 'en'],
  [';;;q=x,,', 'en'],
])('%s → %s', (header, locale) => expect(matchLocale(header)).toBe(locale));

test('only our own languages count', () => {
  expect(isLocale('zh-CN')).toBe(true);
  expect(isLocale('zh')).toBe(false);
  expect(isLocale(undefined)).toBe(false);
});
