import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DECISIONS } from '@/lib/domain/reconcile';
import { LOCALES } from '@/lib/i18n/locale';
import { MESSAGES } from '@/lib/i18n/messages';

/** Names that the code puts together: what stands in the source, and all that it can become. */
const COMPUTED: Record<string, readonly string[]> = {
  // `followingState` of the batches.
  '`batch.${to}`': ['batch.sent', 'batch.done'],
  '`rows.${request.decision}`': DECISIONS.map((decision) => `rows.${decision}`),
};
/** The audit's own column, which every entry passes through. */
const PASSED_ON = ['record.action', 'string'];

const writers = readdirSync('lib', { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/(^test-|\.test\.)/.test(entry.name))
  .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
  .filter((text) => text.includes('recordAudit('));

/** The value of every `<property>: …` in files that write entries, up to the end of its part of the line. */
function valuesOf(property: string): string[] {
  return writers.flatMap((text) =>
    [...text.matchAll(new RegExp(`\\b${property}: ([^,;\\n]+)`, 'g'))].map(([, value = '']) => value.trim()),
  );
}

/** An action has the form `noun.verb`; what is compared with in a condition has none. */
const actionsIn = (value: string) =>
  [...value.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, name = '']) => name);
const typesIn = (value: string) => [...value.matchAll(/'([a-z_]+)'/g)].map(([, name = '']) => name);

const actions = [
  ...new Set(
    valuesOf('action').flatMap((value) => {
      if (PASSED_ON.includes(value)) return [];
      return COMPUTED[value] ?? actionsIn(value);
    }),
  ),
].sort();
const types = [...new Set(valuesOf('objectType').flatMap(typesIn))].sort();

test('every action is found in the sources', () => {
  expect(actions.length).toBeGreaterThan(40);
  expect(actions).toEqual(
    expect.arrayContaining([
      'batch.submit',
      'batch.request',
      'batch.approval_lost',
      'session.start',
      'rows.leave',
    ]),
  );
  const unread = valuesOf('action').filter(
    (value) => !PASSED_ON.includes(value) && !COMPUTED[value] && actionsIn(value).length === 0,
  );
  expect(unread).toEqual([]);
});

test.each(LOCALES)('every action and object type of the audit trail has words in %s', (locale) => {
  const { audit } = MESSAGES[locale];
  const key = (name: string) => name.replaceAll('.', '_');
  expect(actions.filter((name) => !Object.hasOwn(audit.actions, key(name)))).toEqual([]);
  expect(types.filter((name) => !Object.hasOwn(audit.types, key(name)))).toEqual([]);
});

/** Actions of the page's last table, each with something said about it. */
const written = [
  ...(readFileSync('docs/audit.md', 'utf8').split('## Every action')[1] ?? '').matchAll(
    /^\| `([a-z_]+\.[a-z_]+)` \| (.{10,}) \|$/gm,
  ),
].map(([, name = '']) => name);

test('docs/audit.md says of every action when it is written, and of none that the code does not know', () => {
  expect(written).toEqual(actions);
});
