import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own files and which of them import which: what the house test and `npm run house` ask. */

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FOLDERS = ['app', 'components', 'lib', 'e2e'];
const SOURCE = /\.(ts|tsx|js|mjs)$/;
/** `from '…'`, a bare `import '…'`, `import('…')`, and the type that is written `import('…')`. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)'([^'\n]+)'/g;

export type SourceFile = {
  /** From the project's root, with forward slashes. */
  file: string;
  text: string;
  /** Lines, without the end of the last one. */
  lines: number;
  /** Files of the project that it imports, types too, each once. */
  imports: string[];
  /** Those of them that it loads only when they are needed: `import('…')`. */
  lazy: string[];
  /** Everything else that it imports, as written. */
  packages: string[];
};

/** Every source file of the project, by path. About 1,700 files, some 0.3 s. */
export function readProject(): Map<string, SourceFile> {
  const top = readdirSync(ROOT).filter((entry) => SOURCE.test(entry));
  const found = [...top, ...FOLDERS.flatMap(walk)].filter((file) => SOURCE.test(file)).sort();
  const known = new Set(found);
  return new Map(
    found.map((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8');
      const names = importsOf(text);
      const imports = new Set(names.flatMap((name) => resolve(file, name, known) ?? []));
      const packages = names.filter((name) => !name.startsWith('@/') && !name.startsWith('.'));
      const lazy = [...text.matchAll(/\bimport\('([^'\n]+)'\)/g)].flatMap(
        ([, name = '']) => resolve(file, name, known) ?? [],
      );
      const lines = text.trimEnd().split('\n').length;
      return [file, { file, text, lines, imports: [...imports], lazy, packages }];
    }),
  );
}

/** The names that a source text imports, as written. */
export function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORT)].map(([, name = '']) => name);
}

function walk(folder: string): string[] {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
}

function resolve(from: string, name: string, known: ReadonlySet<string>): string | null {
  const at = name.startsWith('@/')
    ? name.slice(2)
    : name.startsWith('.')
      ? path.posix.join(path.posix.dirname(from), name)
      : null;
  if (at === null) return null;
  const tries = [at, `${at}.ts`, `${at}.tsx`, `${at}.js`, `${at}/index.ts`];
  return tries.find((file) => known.has(file)) ?? null;
}

/** What ships, or runs as a command: neither tests, nor what only tests use, nor journeys. */
export function isProduct(file: string): boolean {
  return !/\.test\.tsx?$|^e2e\/|^lib\/testing\//.test(file);
}

/** Groups of files that import each other in a circle, types too; none is the aim. Tarjan's algorithm. */
export function circles(project: ReadonlyMap<string, SourceFile>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    low.set(file, order.get(file) ?? 0);
    stack.push(file);
    for (const next of project.get(file)?.imports ?? []) {
      if (!order.has(next)) visit(next);
      if (!stack.includes(next)) continue;
      low.set(file, Math.min(low.get(file) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(file) !== order.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1) found.push(group.sort());
  };
  for (const file of project.keys()) if (!order.has(file)) visit(file);
  return found;
}

/** Every file that somebody opens to read this one whole: itself and all that it imports, directly or not. */
export function closure(project: ReadonlyMap<string, SourceFile>, file: string): Set<string> {
  const seen = new Set<string>();
  const next = [file];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    next.push(...(project.get(at)?.imports ?? []));
  }
  return seen;
}

/** Who imports each file, among the given files. */
export function readers(files: Iterable<SourceFile>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { file, imports } of files)
    for (const name of imports) found.set(name, [...(found.get(name) ?? []), file]);
  return found;
}

/**
 * Small files with one reader, which stands in the same folder: they are a paragraph of it (design.md §2). A file that is
 * loaded only when it is needed has its reason to stand alone.
 */
export function paragraphs(project: ReadonlyMap<string, SourceFile>, below = 40): [string, string][] {
  const product = [...project.values()].filter(({ file }) => isProduct(file));
  const readBy = readers(product);
  return product.flatMap(({ file, lines }): [string, string][] => {
    const [reader, ...others] = readBy.get(file) ?? [];
    if (lines >= below || !reader || others.length > 0 || project.get(reader)?.lazy.includes(file)) return [];
    return path.posix.dirname(reader) === path.posix.dirname(file) ? [[file, reader]] : [];
  });
}
