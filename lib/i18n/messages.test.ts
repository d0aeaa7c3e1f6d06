import { expect, test } from 'vitest';
import { LOCALES } from '@/lib/i18n/locale';
import { MESSAGES } from '@/lib/i18n/messages';

/** Names that stay as they are in every language. */
const KEPT = new Set(['Redeploy Desk']);

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

/** The contents of each outermost pair of braces. Throws on unbalanced ones. */
function bracesOf(message: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < message.length; at += 1) {
    if (message[at] === '{' && depth++ === 0) start = at + 1;
    if (message[at] === '}' && --depth === 0) found.push(message.slice(start, at));
    if (depth < 0) throw new Error(`unbalanced: ${message}`);
  }
  if (depth !== 0) throw new Error(`unbalanced: ${message}`);
  return found;
}

/** Names of what a message prints, and its tags. A plural that only picks words ("it", "them") prints nothing. */
function argumentsOf(message: string): string[] {
  const names = bracesOf(message).flatMap((inside) => {
    const name = inside.split(',')[0]?.trim() ?? '';
    if (!/^[^,]+,\s*(plural|select|selectordinal)\s*,/.test(inside)) return [name];
    const forms = bracesOf(inside);
    return [...(forms.some((form) => form.includes('#')) ? [name] : []), ...forms.flatMap(argumentsOf)];
  });
  const tags = [...message.matchAll(/<(\w+)>/g)].map(([tag]) => tag);
  return [...new Set([...names, ...tags])].sort();
}

const en = new Map(flatten(MESSAGES.en));

test.each(LOCALES.filter((locale) => locale !== 'en'))('%s has exactly the keys of en', (locale) => {
  const keys = flatten(MESSAGES[locale]).map(([key]) => key);
  expect(keys.sort()).toEqual([...en.keys()].sort());
});

test.each(LOCALES.filter((locale) => locale !== 'en'))('%s has the placeholders and tags of en', (locale) => {
  const wrong = flatten(MESSAGES[locale]).filter(
    ([key, value]) => JSON.stringify(argumentsOf(value)) !== JSON.stringify(argumentsOf(en.get(key) ?? '')),
  );
  expect(wrong).toEqual([]);
});

test('no text is empty or has blanks at its ends', () => {
  const wrong = LOCALES.flatMap((locale) =>
    flatten(MESSAGES[locale]).filter(([, value]) => value === '' || value !== value.trim()),
  );
  expect(wrong).toEqual([]);
});

test('no Chinese text is left in English', () => {
  const wrong = flatten(MESSAGES['zh-CN']).filter(([, value]) => {
    const prose = value.replace(/\{[^{}]*\}/g, '').replace(/<\/?\w+>/g, '');
    return !KEPT.has(value) && !/\p{Script=Han}/u.test(prose) && /[a-z]{2,} [a-z]{2,}/i.test(prose);
  });
  expect(wrong).toEqual([]);
});

test('the comparison sees a missing, renamed or nested placeholder', () => {
  expect(argumentsOf('{count} rows')).not.toEqual(argumentsOf('rows'));
  expect(argumentsOf('{count}')).not.toEqual(argumentsOf('{number}'));
  expect(argumentsOf('{n, plural, one {# row} other {# rows}}')).toEqual(argumentsOf('{n, number} 行'));
  expect(argumentsOf('{n, plural, one {# in {place}} other {#}}')).toEqual(['n', 'place']);
  expect(argumentsOf('send {n, plural, one {it} other {them}} <b>now</b>')).toEqual(['<b>']);
  expect(() => argumentsOf('{open')).toThrow('unbalanced');
});
