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
const product = sources.filter(({ file }) => !file.includes('.test.') && !file.startsWith('lib/testing/'));

/** Types and constants only, which the fake ENS and the commands may share. */
const TYPES_ONLY = [
  'ens/wire.ts',
  'ens/types.ts',
  'db/schema.ts',
  'db/schema-approvals.ts',
  'db/schema-accounts.ts',
  'db/schema-outcomes.ts',
  'db/schema-notices.ts',
  'db/schema-mirror.ts',
  'db/schema-schedule.ts',
  'db/store-kind.ts',
].map((file) => `lib/server/${file}`);

/** A thread of its own, loaded by no bundle. */
const THREADS = ['lib/server/db/dialects/aside-worker.js'];

/** The one place that opens transactions; everything else goes through its `withTransaction`. */
const OPENS_TRANSACTIONS = ['lib/server/services/context.ts', 'lib/server/db/retry-transaction.ts'];

/** Functions that write without a right of the acting person, and why. */
const NEED_NO_RIGHT: Readonly<Record<string, string>> = {
  'users/sessions.ts#recordSessionStart': 'somebody signs in: nobody is there yet',
  'users/invites.ts#acceptInvite': 'the link of the invite is the right',
  'second-factor/sign-in-step.ts#auditWrong': 'somebody signs in: nobody is there yet',
  'audit/denials.ts#createDenials': 'writes down that a right was lacking',
  'audit/refusal-trail.ts#writeRefusal': 'writes down who was not let in',
  'audit/refusal-trail.ts#writeRest': 'writes down who was not let in',
  'audit/trails.ts#writeRest': 'writes down what a verb did that has checked the right',
  'audit/trails.ts#writeUse': 'writes down what a verb did that has checked the right',
  'calendar/serve-feed.ts#handOut': 'the address of the feed is the right, with that of its owner',
  'calendar/serve-feed.ts#serveFeed': 'the address of the feed is the right, with that of its owner',
  'notices/deliver.ts#deliverOnce': 'the job of notices: no person acts',
  'notices/deliver.ts#settle': 'the job of notices: no person acts',
  'notices/pager-alerts.ts#planResolves': 'the job of notices: no person acts',
  'notices/plan-deliveries.ts#planDeliveries': 'the job of notices: no person acts',
  'notices/plan-deliveries.ts#planReminders': 'the job of notices: no person acts',
  'notices/watch.ts#endWhatIsOver': 'the job of notices: no person acts',
  'notices/watch.ts#tellDue': 'the job of notices: no person acts',
  'notices/watch.ts#tellDueInFreeze': 'the job of notices: no person acts',
  'notices/watch.ts#tellEndingFeeds': 'the job of notices: no person acts',
  'notices/watch.ts#tellExpiring': 'the job of notices: no person acts',
  'notices/watch.ts#tellOnce': 'the job of notices: no person acts',
  'notices/watch.ts#tellPhases': 'the job of notices: no person acts',
};

/** Functions that write without an audit entry of their own, and why. */
const NEED_NO_ENTRY: Readonly<Record<string, string>> = {
  'calendar/serve-feed.ts#handOut': 'counts a fetch',
  'calendar/serve-feed.ts#serveFeed': 'counts a fetch',
  'notices/pager-alerts.ts#planResolves': 'messages on their way: the deliveries are their own trail',
  'notices/plan-deliveries.ts#planDeliveries': 'messages on their way: the deliveries are their own trail',
  'notices/plan-deliveries.ts#planReminders': 'messages on their way: the deliveries are their own trail',
  'notices/watch.ts#endWhatIsOver': 'news of what time brought about: the notices are their own trail',
  'notices/watch.ts#tellDue': 'news of what time brought about: the notices are their own trail',
  'notices/watch.ts#tellDueInFreeze': 'news of what time brought about: the notices are their own trail',
  'notices/watch.ts#tellEndingFeeds': 'news of what time brought about: the notices are their own trail',
  'notices/watch.ts#tellExpiring': 'news of what time brought about: the notices are their own trail',
  'notices/watch.ts#tellOnce': 'news of what time brought about: the notices are their own trail',
  'notices/watch.ts#tellPhases': 'news of what time brought about: the notices are their own trail',
};

/** Whether a 'use server' file exports anything that is not one line into the front door of the services. */
function opensOtherDoors(text: string): boolean {
  const action = /^export const \w+ = action\(\w+(, 'set_up')?\);$/gm;
  const preference =
    /^export async function \w+\([^)]*\): Promise<void> \{\n {2}return runPreference\([^;]*\);\n\}$/gm;
  const lines = [action, preference].flatMap((form) => text.match(form) ?? []);
  return text.match(/\bexport\b/g)?.length !== lines.length;
}

/** Whether a file writes in another way than `withTransaction`. */
function opensOwnTransaction(text: string): boolean {
  return /\.(transaction|startTransaction)\(|\b(retryTransaction|startTransaction)\b|sql`\s*begin\b/i.test(
    text,
  );
}

/** Whether each typed input goes through its own schema: the type is what pages promise, not what comes. */
function parsesAll(text: string): boolean {
  const typed = [...text.matchAll(/\binput: z\.input<typeof (\w+)>/g)].map(([, name]) => name);
  return typed.every((name) => new RegExp(`\\bparse(User)?Input\\(${name}, input\\)`).test(text));
}

/** Top-level functions of a source, by name, with their texts. */
function functionsOf(text: string): Map<string, string> {
  const starts = [...text.matchAll(/^(?:export )?(?:async )?function\*? (\w+)/gm)];
  return new Map(
    starts.map((start, index) => [start[1] ?? '', text.slice(start.index, starts[index + 1]?.index)]),
  );
}

/**
 * What each function of a service lacks that opens a transaction: a check of the right, an audit entry. Either may stand
 * in a function of the same file that it calls, or in every one that calls it.
 */
function lacksOf(text: string): { name: string; lacks: 'right' | 'entry' }[] {
  const functions = functionsOf(text);
  const calls = (body: string, name: string) => new RegExp(`\\b${name}\\(`).test(body.replace(/^.*\n/, ''));
  const reached = (name: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(name)) return seen;
    seen.add(name);
    const body = functions.get(name) ?? '';
    for (const other of functions.keys()) if (calls(body, other)) reached(other, seen);
    return seen;
  };
  const has = (name: string, form: RegExp): boolean =>
    [...reached(name)].some((one) => form.test(functions.get(one) ?? ''));
  const isGuarded = (name: string, form: RegExp): boolean => {
    if (has(name, form)) return true;
    const callers = [...functions.keys()].filter((one) => one !== name && reached(one).has(name));
    return callers.length > 0 && callers.every((one) => has(one, form));
  };
  return [...functions]
    .filter(([, body]) => /\bwithTransaction\(/.test(body))
    .flatMap(([name]) => [
      ...(isGuarded(name, /\brequire(Permission|UserManager|Planner|ChannelManager|ScheduleManager|System)\(/)
        ? []
        : [{ name, lacks: 'right' as const }]),
      ...(isGuarded(name, /\brecordAudit\(/) ? [] : [{ name, lacks: 'entry' as const }]),
    ]);
}

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
    expect(offenders(actions, opensOtherDoors)).toEqual([]);
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

  test('services, jobs and commands write by withTransaction only', () => {
    const writers = ['lib/server/services/', 'lib/server/jobs/', 'lib/server/auth/', 'lib/cli/'].flatMap(
      inFolder,
    );
    const others = writers.filter(({ file }) => !OPENS_TRANSACTIONS.includes(file));
    expect(offenders(others, opensOwnTransaction)).toEqual([]);
  });

  test('what writes in a service checks a right and records an audit entry; the exceptions are all needed', () => {
    const verbs = inFolder('lib/server/services/').filter(({ file }) => !OPENS_TRANSACTIONS.includes(file));
    expect(verbs.filter(({ text }) => text.includes('withTransaction(')).length).toBeGreaterThan(40);
    const lacking = (what: 'right' | 'entry') =>
      verbs.flatMap(({ file, text }) =>
        lacksOf(text).flatMap(({ name, lacks }) =>
          lacks === what ? `${file.replace('lib/server/services/', '')}#${name}` : [],
        ),
      );
    expect(lacking('right').sort()).toEqual(Object.keys(NEED_NO_RIGHT).sort());
    expect(lacking('entry').sort()).toEqual(Object.keys(NEED_NO_ENTRY).sort());
  });

  test('a verb whose input is typed parses it all the same', () => {
    const typed = inFolder('lib/server/services/').filter(({ text }) => text.includes('input: z.input<'));
    expect(typed.length).toBeGreaterThan(25);
    expect(offenders(typed, (text) => !parsesAll(text))).toEqual([]);
  });

  test('the rules of actions see one that breaks them', () => {
    const line = 'export const wipe = action(wipeVerb);\n';
    expect(opensOtherDoors(`'use server';\n${line}`)).toBe(false);
    for (const other of [
      'export const wipe = wipeVerb;',
      'export const wipe = action((ctx) => ctx.store.db.deleteFrom("batches").execute());',
      "export const wipe = action(wipeVerb, 'any');",
      'export async function wipe(input: unknown) {\n  return wipeVerb(input);\n}',
      'export default action(wipeVerb);',
      'const wipe = 1;\nexport { wipe };',
      "export * from '@/lib/server/services/batches/stop';",
      'export const a = action(aVerb), wipe = wipeVerb;',
    ]) {
      expect(opensOtherDoors(`'use server';\n${line}${other}\n`)).toBe(true);
    }
    const verb = 'f(ctx: ServiceContext, input: z.input<typeof WipeInput>) { const { id } = ';
    expect(parsesAll(`${verb}parseInput(WipeInput, input); }`)).toBe(true);
    expect(parsesAll(`${verb}input; }`)).toBe(false);
    expect(parsesAll(`${verb}parseInput(OtherInput, input); }`)).toBe(false);
  });

  test('the rules of writing see a verb that breaks them', () => {
    const verb = (body: string) =>
      `export async function wipe(ctx: ServiceContext, input: unknown) {\n${body}\n}`;
    const right = "  const actor = requirePermission(ctx, 'batches.stop');\n";
    const wipes = "await tx.deleteFrom('batches').execute();";
    const entry = "await recordAudit(tx, ctx, { action: 'batch.stop' });";
    const whole = verb(`${right}  return withTransaction(ctx, async (tx) => { ${wipes} ${entry} });`);
    expect(lacksOf(whole)).toEqual([]);
    expect(opensOwnTransaction(whole)).toBe(false);
    expect(lacksOf(whole.replace(right, ''))).toEqual([{ name: 'wipe', lacks: 'right' }]);
    expect(lacksOf(whole.replace(entry, ''))).toEqual([{ name: 'wipe', lacks: 'entry' }]);
    // A verb beside it, which checks and records, does not cover it.
    const other = whole.replace('wipe', 'stop');
    expect(lacksOf(`${other}\n${whole.replace(right, '')}`)).toEqual([{ name: 'wipe', lacks: 'right' }]);
    // What calls it does, as long as all callers do.
    const part = 'async function store(ctx: ServiceContext) {\n  return withTransaction(ctx, erase);\n}';
    const caller = (name: string, guard: string) =>
      `export async function ${name}(ctx: ServiceContext) {\n${guard}${entry}\n  await store(ctx);\n}`;
    expect(lacksOf(`${caller('one', right)}\n${caller('two', right)}\n${part}`)).toEqual([]);
    expect(lacksOf(`${caller('one', right)}\n${caller('two', '')}\n${part}`)).toEqual([
      { name: 'store', lacks: 'right' },
    ]);
    expect(lacksOf(verb(`  return withTransaction({ store }, async (tx) => { ${wipes} });`))).toEqual([
      { name: 'wipe', lacks: 'right' },
      { name: 'wipe', lacks: 'entry' },
    ]);
    for (const way of [
      'ctx.store.db.transaction().execute(',
      'ctx.store.db\n    .transaction()\n    .setIsolationLevel("serializable")\n    .execute(',
      'retryTransaction(ctx.store.db, ',
      'const again = retryTransaction;\n',
      'await ctx.store.db.startTransaction().execute(',
      'await sql`begin`.execute(',
    ]) {
      expect(opensOwnTransaction(whole.replace('withTransaction(ctx, ', way))).toBe(true);
    }
  });

  test('no file grows past 400 lines, tests too', () => {
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
