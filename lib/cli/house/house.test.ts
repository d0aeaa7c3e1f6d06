import { describe, expect, test } from 'vitest';
import { wrongArrows, wrongPackages } from '@/lib/cli/house/arrows';
import { measureHouse } from '@/lib/cli/house/figures';
import { circles, importsOf, paragraphs, readProject, type SourceFile } from '@/lib/cli/house/graph';

/** The shape of the house: arrows, circles, sizes. `npm run house` prints the figures. */

const project = readProject();

/** A project of these files: path → what it imports, and how many lines it has. */
function planted(
  files: Record<string, { imports?: string[]; lazy?: string[]; packages?: string[]; lines?: number }>,
) {
  return new Map(
    Object.entries(files).map(
      ([file, { imports = [], lazy = [], packages = [], lines = 100 }]): [string, SourceFile] => [
        file,
        { file, text: '', lines, imports, lazy, packages },
      ],
    ),
  );
}

describe('the house as it stands', () => {
  const figures = measureHouse(project);

  test('imports point the allowed way, types too', () => {
    expect(wrongArrows(project)).toEqual([]);
    expect(wrongPackages(project)).toEqual([]);
  });

  test('nothing imports in a circle, types too', () => {
    expect(figures.circles).toEqual([]);
  });

  test('no file is a paragraph of its only reader', () => {
    expect(paragraphs(project)).toEqual([]);
  });

  test('no file is longer than 300 lines but the schema', () => {
    const long = figures.longest.filter(
      ({ file, lines }) => lines > 300 && !/\/db\/(schema|migrations)/.test(file),
    );
    expect(long).toEqual([]);
  });

  test('a file is read in a minute: half of them have 60 to 100 lines', () => {
    expect(figures.medianLines).toBeGreaterThanOrEqual(60);
    expect(figures.medianLines).toBeLessThanOrEqual(100);
  });
});

describe('the rules see what is planted', () => {
  test('an arrow against the way, between nouns, and into what only tests use', () => {
    const found = wrongArrows(
      planted({
        'lib/domain/a.ts': { imports: ['lib/server/config.ts'] },
        'components/events/a.tsx': { imports: ['components/audit/b.tsx', 'components/ui/c.tsx'] },
        'components/audit/b.tsx': { imports: ['lib/server/db/d.ts'] },
        'components/ui/c.tsx': {},
        'lib/server/config.ts': { imports: ['lib/testing/stores.ts', 'lib/domain/a.ts'] },
        'lib/server/db/d.ts': { imports: ['lib/server/services/x/y.ts'] },
        'lib/server/ens/e.ts': { imports: ['lib/server/db/d.ts'] },
        'lib/simulator/f.ts': { imports: ['lib/server/ens/wire.ts', 'lib/domain/a.ts'] },
        'lib/server/ens/wire.ts': {},
        'lib/server/services/x/y.ts': { imports: ['lib/server/db/d.ts', 'e2e/helpers/z.ts'] },
        'e2e/helpers/z.ts': { imports: ['lib/server/db/d.ts'] },
        'lib/testing/stores.ts': { imports: ['lib/server/db/d.ts', 'e2e/helpers/z.ts'] },
        'lib/domain/a.test.ts': { imports: ['lib/testing/stores.ts', 'lib/server/db/d.ts'] },
      }),
    );
    expect(found).toEqual([
      'lib/domain/a.ts → lib/server/config.ts',
      'components/events/a.tsx → components/audit/b.tsx',
      'components/audit/b.tsx → lib/server/db/d.ts',
      'lib/server/config.ts → lib/testing/stores.ts',
      'lib/server/db/d.ts → lib/server/services/x/y.ts',
      'lib/server/ens/e.ts → lib/server/db/d.ts',
      'lib/simulator/f.ts → lib/domain/a.ts',
      'lib/server/services/x/y.ts → e2e/helpers/z.ts',
      'e2e/helpers/z.ts → lib/server/db/d.ts',
      'lib/testing/stores.ts → e2e/helpers/z.ts',
    ]);
  });

  test('a package that a room must not know', () => {
    const files = {
      'lib/domain/a.ts': { packages: ['node:fs', 'react', 'reactive', 'zod/v4'] },
      'app/page.tsx': { packages: ['kysely', 'react'] },
    };
    expect(wrongPackages(planted(files))).toEqual([
      'lib/domain/a.ts → node:fs',
      'lib/domain/a.ts → react',
      'lib/domain/a.ts → zod/v4',
      'app/page.tsx → kysely',
    ]);
  });

  test('circles of two and of three, and none in a diamond', () => {
    const files = {
      a: { imports: ['b'] },
      b: { imports: ['a'] },
      c: { imports: ['d'] },
      d: { imports: ['e'] },
      e: { imports: ['c', 'f'] },
      f: {},
      g: { imports: ['f', 'h'] },
      h: { imports: ['f'] },
    };
    expect(circles(planted(files))).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
  });

  test('a small file with one reader beside it, and none that has two or stands elsewhere', () => {
    const files = {
      'lib/url/small.ts': { lines: 39 },
      'lib/url/reader.ts': { imports: ['lib/url/small.ts', 'lib/time/elsewhere.ts', 'lib/url/forty.ts'] },
      'lib/url/forty.ts': { lines: 40 },
      'lib/time/elsewhere.ts': { lines: 5 },
      'lib/url/two.ts': { lines: 5 },
      'lib/url/one.ts': { imports: ['lib/url/two.ts'] },
      'lib/url/other.ts': { imports: ['lib/url/two.ts'] },
      'lib/url/later.ts': { lines: 5 },
      'lib/url/patient.ts': { imports: ['lib/url/later.ts'], lazy: ['lib/url/later.ts'] },
    };
    expect(paragraphs(planted(files))).toEqual([['lib/url/small.ts', 'lib/url/reader.ts']]);
  });

  test('imports of types, bare ones, lazy ones, and the type written as one', () => {
    const text = [
      "import type { A } from '@/a';",
      "import 'server-only';",
      "export { b } from './b';",
      "const c = () => import('@/c');",
      "type D = typeof import('@/d');",
      'import {',
      '  e,',
      "} from '@/e';",
    ].join('\n');
    expect(importsOf(text)).toEqual(['@/a', 'server-only', './b', '@/c', '@/d', '@/e']);
  });
});
