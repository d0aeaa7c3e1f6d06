import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** Rules of the house that no linter of ours can say. Each failure names the file and the rule. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const files = ['app', 'components', 'lib', 'e2e', 'proxy.ts', 'instrumentation.ts'].flatMap(walk);
const sources = files
  .filter((file) => /\.(ts|tsx|js)$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
const product = sources.filter(({ file }) => !file.includes('.test.') && !file.includes('test-stores'));

/** Types and constants only, which the fake ENS and the commands may share. */
const TYPES_ONLY = [
  'ens/wire.ts',
  'ens/types.ts',
  'db/schema.ts',
  'db/schema-approvals.ts',
  'db/schema-accounts.ts',
  'db/schema-outcomes.ts',
  'db/schema-notices.ts',
  'db/schema-calendar.ts',
  'db/store-kind.ts',
].map((file) => `lib/server/${file}`);

/** A thread of its own, loaded by no bundle. */
const THREADS = ['lib/server/db/dialects/aside-worker.js'];

/** Signing in and out, an invite's own link, and the audit entry of a refusal: everybody may. */
const NEED_NO_RIGHT = [
  'users/sign-in.ts',
  'users/begin-session.ts',
  'second-factor/sign-in-step.ts',
  'users/oidc-sign-in.ts',
  'users/accept-invite.ts',
  'users/start-session.ts',
  'users/end-session.ts',
  'audit/denials.ts',
].map((file) => `lib/server/services/${file}`);

function walk(entry: string): string[] {
  if (/\.[a-z]+$/.test(entry) && !entry.includes('/')) return [entry];
  return readdirSync(path.join(ROOT, entry), { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => path.relative(ROOT, path.join(found.parentPath, found.name)));
}

function offenders(among: typeof sources, breaks: (text: string, file: string) => boolean): string[] {
  return among.filter(({ file, text }) => breaks(text, file)).map(({ file }) => file);
}

const inFolder = (folder: string) => product.filter(({ file }) => file.startsWith(folder));

describe('the house', () => {
  test('finds the sources', () => {
    expect(product.length).toBeGreaterThan(100);
  });

  test('only lib/time, the simulator and the commands ask what time it is', () => {
    const elsewhere = product.filter(({ file }) => !/^(lib\/time|lib\/simulator|lib\/cli|e2e)\//.test(file));
    expect(
      offenders(elsewhere, (text) => /\bDate\.now\(|new Date\(\)|resolvedOptions\(\)/.test(text)),
    ).toEqual([]);
  });

  test("'use server' stands only in lib/actions, where every export is one line into a service", () => {
    const outside = product.filter(({ file }) => !file.startsWith('lib/actions/'));
    expect(offenders(outside, (text) => /^\s*['"]use server['"]/m.test(text))).toEqual([]);
    const actions = inFolder('lib/actions/');
    expect(actions.length).toBeGreaterThan(5);
    expect(offenders(actions, (text) => !text.startsWith("'use server'"))).toEqual([]);
    // Whatever such a file exports, in whatever way, can be called from the network.
    const guarded =
      /^export async function \w+\([^)]*\)[^{]*\{\n {2}return run(Action|Preference)\([^;]*\);\n\}$/gm;
    expect(
      offenders(actions, (text) => text.match(/^export /gm)?.length !== text.match(guarded)?.length),
    ).toEqual([]);
  });

  test('every file with effects is server-only', () => {
    const effects = inFolder('lib/server/').filter(
      ({ file }) => !TYPES_ONLY.includes(file) && !THREADS.includes(file),
    );
    expect(offenders(effects, (text) => !text.includes("import 'server-only'"))).toEqual([]);
  });

  test('routes and pages are thin', () => {
    const routes = inFolder('app/').filter(({ file }) => /\/(page|layout|route)\.tsx?$/.test(file));
    expect(offenders(routes, (text) => text.split('\n').length > 80)).toEqual([]);
  });

  test('a service that opens a transaction checks a permission and writes the audit', () => {
    const verbs = inFolder('lib/server/services/').filter(
      ({ file, text }) => /\.transaction\(\)/.test(text) && !NEED_NO_RIGHT.includes(file),
    );
    expect(verbs.length).toBeGreaterThan(5);
    const guarded = /requirePermission\(|requireUserManager\(|requirePlanner\(|requireChannelManager\(/;
    expect(offenders(verbs, (text) => !guarded.test(text) || !text.includes('recordAudit('))).toEqual([]);
  });

  test('no file grows past 400 lines', () => {
    const grown = product.filter(({ file }) => !file.includes('/migrations/'));
    expect(offenders(grown, (text) => text.split('\n').length > 400)).toEqual([]);
  });

  test('journeys find things as people do, and never wait blindly or intercept requests', () => {
    const journeys = sources.filter(({ file }) => file.startsWith('e2e/'));
    expect(
      offenders(journeys, (text) => /getByTestId|data-testid|page\.route\(|waitForTimeout/.test(text)),
    ).toEqual([]);
  });

  test('paths are built by lib/url/routes.ts', () => {
    const screens = product.filter(({ file }) => /^(app|components)\//.test(file));
    expect(
      offenders(screens, (text) => /(href|push|replace|redirect)(=|\()\s*["'`{]+\/(?!\/)[a-z]/.test(text)),
    ).toEqual([]);
  });
});
