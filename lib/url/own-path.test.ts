import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEADS_AWAY } from '@/lib/testing/leads-away';
import { isOwnPath, routes } from '@/lib/url/routes';

const SITE = 'https://desk.example.com';

test.each([
  '/events',
  '/events?q=a&sort=-due',
  '/batches/b%2F1',
  '/',
  '/a//b',
  '/events?q=..//x%5C%0a%2f%2fy#//z',
  '/.well-known',
  '/实例/x',
])('%s is ours', (path) => {
  expect(isOwnPath(path)).toBe(true);
});

test.each([
  '//evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  'https://evil.test',
  'javascript:alert(1)',
  'events',
  '',
  '/\t/evil.test',
  '/\n/evil.test',
  ' //evil.test',
  null,
  undefined,
  ...LEADS_AWAY,
])('%j is not', (path) => expect(isOwnPath(path)).toBe(false));

test('whatever is accepted stays on the site and is a path', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    ':',
    '@',
    '?',
    '#',
    '%2f',
    '%2e',
    '%25',
    '%5c',
    '%09',
    '\t',
    '\n',
    '\r',
    ' ',
    'evil.test',
    'https:',
  );
  const path = fc.oneof(
    fc.string(),
    fc.webPath(),
    fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(path, (tail) => {
      for (const candidate of [tail, `/${tail}`]) {
        if (!isOwnPath(candidate)) continue;
        const { origin, pathname, search } = new URL(candidate, SITE);
        expect(origin).toBe(SITE);
        // What the product may send instead: the path alone, as it was resolved, or without its escapes.
        for (const sent of [pathname + search, decoded(pathname), decoded(decoded(pathname))]) {
          expect(new URL(sent, SITE).origin).toBe(SITE);
          expect(sent).not.toMatch(/^[/\\]{2}/);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

function decoded(path: string): string {
  return path.replace(/%[0-7][0-9a-f]/gi, decodeURIComponent);
}

test('the sign-in address carries the path back unharmed', () => {
  fc.assert(
    fc.property(fc.webPath(), (path) => {
      const next = new URL(routes.signIn(path || '/'), SITE).searchParams.get('next');
      expect(next).toBe(path || '/');
    }),
  );
});
