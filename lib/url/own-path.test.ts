import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOwnPath, routes } from '@/lib/url/routes';

const SITE = 'https://desk.example.com';

test.each(['/events', '/events?q=a&sort=-due', '/batches/b%2F1', '/', '/a//b'])('%s is ours', (path) => {
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
        if (isOwnPath(candidate)) expect(new URL(candidate, SITE).origin).toBe(SITE);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('the sign-in address carries the path back unharmed', () => {
  fc.assert(
    fc.property(fc.webPath(), (path) => {
      const next = new URL(routes.signIn(path || '/'), SITE).searchParams.get('next');
      expect(next).toBe(path || '/');
    }),
  );
});
