import { isProduct, type SourceFile } from '@/lib/cli/house/graph';

/**
 * Which room may import which (design.md §2). A file belongs to the longest room that its path begins with, and imports
 * freely within it. Whatever is not named here is refused: by `lib/house.test.ts`, over imports of types too.
 */

/** Rules and values that know no network, no screen and no store. */
const PURE = ['lib/domain', 'lib/util', 'lib/time'];
/** What runs in a browser as well as on the server. */
const SHARED = [...PURE, 'lib/schemas', 'lib/url', 'lib/i18n', 'lib/cn.ts'];
/** Screens read by the one and write by the other. */
const BROWSER = [...SHARED, 'lib/api-client', 'lib/actions'];
/** Parts of screens that know no noun. */
const KITS = [
  'components/ui',
  'components/form',
  'components/feedback',
  'components/table',
  'components/time',
];
/** What a noun's screens stand on. Nouns never import each other: `app` puts them together. */
const SCREEN = [...KITS, 'components/shell', 'components/vocabulary', ...BROWSER];
/** Settings, log, metrics: files of `lib/server` itself. */
const PROCESS = ['lib/server'];

export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  '': ['lib/cli', 'lib/server/jobs', 'lib/server', 'lib/url', 'lib/domain'],
  app: [...SCREEN, ...nouns(), 'lib/server/services', 'lib/server/auth', ...PROCESS],

  'components/ui': ['lib/cn.ts'],
  'components/time': ['components/ui', 'lib/time', 'lib/cn.ts'],
  'components/feedback': ['components/ui', 'components/time', ...SHARED],
  'components/form': ['components/ui', 'components/feedback', 'components/time', ...SHARED],
  'components/table': ['components/ui', 'components/feedback', ...SHARED],
  'components/vocabulary': ['components/ui', 'components/time', ...SHARED],
  'components/shell': [...KITS, 'components/vocabulary', ...BROWSER],
  ...Object.fromEntries(nouns().map((noun) => [noun, SCREEN])),

  'lib/domain': [],
  'lib/util': [],
  'lib/time': ['lib/domain', 'lib/util'],
  'lib/schemas': PURE,
  'lib/url': [...PURE, 'lib/schemas'],
  'lib/i18n': PURE,
  'lib/api-client': [...PURE, 'lib/schemas', 'lib/url'],
  'lib/actions': ['lib/server/services', 'lib/schemas', 'lib/time', 'lib/i18n'],

  'lib/server': [...SHARED, 'lib/server/db', 'lib/server/auth', 'lib/server/notify', 'lib/server/secrets'],
  'lib/server/services': [
    ...SHARED,
    ...PROCESS,
    'lib/server/db',
    'lib/server/ens',
    'lib/server/notify',
    'lib/server/auth',
    'lib/server/secrets',
    'lib/server/reads',
  ],
  'lib/server/jobs': [
    ...SHARED,
    ...PROCESS,
    'lib/server/services',
    'lib/server/db',
    'lib/server/ens',
    'lib/server/notify',
    'lib/server/auth',
    'lib/server/door',
    'lib/server/reads',
  ],
  'lib/server/ens': [...PURE, ...PROCESS],
  'lib/server/notify': [...PURE, ...PROCESS],
  'lib/server/db': [...SHARED, ...PROCESS, 'lib/server/reads'],
  'lib/server/secrets': [...PURE, ...PROCESS, 'lib/server/db'],
  'lib/server/auth': [...SHARED, ...PROCESS, 'lib/server/db'],
  'lib/server/door': [...SHARED, ...PROCESS, 'lib/server/auth'],
  'lib/server/reads': [...SHARED, ...PROCESS, 'lib/server/auth', 'lib/server/door'],

  // Journeys stand outside: they know the product by its addresses, its words and its wire.
  e2e: ['lib/testing', 'lib/simulator', 'lib/url', 'lib/domain', 'lib/i18n', 'lib/cli'],
  // The fake cloud keeps its own copy of the rules on purpose.
  'lib/simulator': ['lib/server/ens/wire.ts'],
  'lib/cli': ['lib'],
  // What tests share may know everything but the journeys.
  'lib/testing': ['lib'],
};

/** Packages that a room must not know, by the beginning of their name. */
export const NEVER: Readonly<Record<string, readonly string[]>> = {
  'lib/domain': ['node:', 'react', 'next', 'zod', 'kysely'],
  'lib/util': ['node:', 'react', 'next', 'zod', 'kysely'],
  app: ['kysely'],
  components: ['kysely', 'node:'],
};

function nouns(): string[] {
  return ['events', 'batch', 'outcomes', 'calendar', 'audit', 'settings', 'auth'].map(
    (noun) => `components/${noun}`,
  );
}

const ROOMS = Object.keys(ARROWS).sort((a, b) => b.length - a.length);

/** The room of a file: the longest that its path begins with; '' for files at the top. */
export function roomOf(file: string): string {
  return ROOMS.find((room) => room !== '' && (file === room || file.startsWith(`${room}/`))) ?? '';
}

/**
 * Every import that points the wrong way, as `file → imported`. Tests beside their source may import what they like but
 * journeys; what ships imports no test and nothing that only tests share.
 */
export function wrongArrows(project: ReadonlyMap<string, SourceFile>): string[] {
  return [...project.values()].flatMap(({ file, imports }) =>
    imports.filter((name) => isWrong(file, name)).map((name) => `${file} → ${name}`),
  );
}

function isWrong(file: string, name: string): boolean {
  const room = roomOf(file);
  const to = roomOf(name);
  if (!isProduct(file) && room !== 'e2e') return to === 'e2e';
  if (isProduct(file) && !isProduct(name)) return true;
  const allowed = ARROWS[room] ?? [];
  if (to === room || allowed.includes(to) || allowed.includes(name)) return false;
  return !(allowed.includes('lib') && name.startsWith('lib/'));
}

/** Every package that a room must not know, as `file → package`. */
export function wrongPackages(project: ReadonlyMap<string, SourceFile>): string[] {
  return [...project.values()]
    .filter(({ file }) => isProduct(file))
    .flatMap(({ file, packages }) => {
      const never = Object.entries(NEVER).flatMap(([room, names]) =>
        file.startsWith(`${room}/`) ? names : [],
      );
      return packages
        .filter((name) =>
          never.some((start) => name === start || name.startsWith(start.endsWith(':') ? start : `${start}/`)),
        )
        .map((name) => `${file} → ${name}`);
    });
}
