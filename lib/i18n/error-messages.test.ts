import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { BATCH_REFUSALS } from '@/lib/domain/batch-states';
import { ERROR_CODES } from '@/lib/domain/errors';
import { LOCALES } from '@/lib/i18n/locale';
import { MESSAGES, type Messages } from '@/lib/i18n/messages';

/** Reasons that the code computes: `parse-input.ts` of the users. */
const COMPUTED = [
  'user_email',
  'user_role',
  'user_password',
  'user_name',
  // `refuse` of the approvals.
  ...BATCH_REFUSALS.map((refusal) => `approval_${refusal}`),
];

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

type Reason = keyof Messages['errors']['reason'];

function reasonsOf({ errors }: Messages): Reason[] {
  const isReason = (name: string): name is Reason => Object.hasOwn(errors.reason, name);
  return Object.keys(errors.reason).filter(isReason);
}

/** Every reason written as text in `new DeskError(code, 'reason'`. */
function writtenReasons(): string[] {
  const found = sourceFiles('lib').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/new DeskError\(\s*'[a-z_]+',\s*'([a-z_]+)'/g)].map(
      ([, reason]) => reason,
    ),
  );
  return [...new Set(found.filter((reason) => reason !== undefined))].sort();
}

test('the search finds reasons at all', () => {
  expect(writtenReasons()).toEqual(
    expect.arrayContaining(['role', 'origin', 'person_needed', 'user_exists']),
  );
});

test.each(LOCALES)('every code and reason has a sentence in %s', (locale) => {
  const { errors } = MESSAGES[locale];
  expect(ERROR_CODES.filter((code) => !Object.hasOwn(errors, code))).toEqual([]);
  const wanted = [...writtenReasons(), ...COMPUTED];
  expect(wanted.filter((reason) => !Object.hasOwn(errors.reason, reason))).toEqual([]);
});

test('both languages have the same reasons, and no sentence is empty', () => {
  const [en, zh] = LOCALES.map((locale) => MESSAGES[locale].errors.reason);
  expect(Object.keys(zh ?? {}).sort()).toEqual(Object.keys(en ?? {}).sort());
  for (const sentences of [en, zh]) {
    expect(Object.values(sentences ?? {}).filter((text) => text.trim() === '')).toEqual([]);
  }
});

test.each(LOCALES)('every sentence in %s can be formatted', (locale) => {
  const messages = MESSAGES[locale];
  const problems: string[] = [];
  const onError = (error: Error) => problems.push(error.message);
  const t = createTranslator({ locale, messages, namespace: 'errors', onError });
  const names = [
    'count',
    'max',
    'rows',
    'confirmed',
    'number',
    'title',
    'createdBy',
    'role',
    'email',
    'field',
  ];
  names.push(
    'why',
    'hosts',
    'type',
    'parameter',
    'allowed',
    'needed',
    'retryAfterS',
    'correlationId',
    'state',
    'until',
    // Why nothing can be planned again.
    'unknown',
    'retried',
    'closed',
    'vanished',
    'held',
  );
  const values = Object.fromEntries(names.map((name) => [name, 2]));
  for (const code of ERROR_CODES) t(code, values);
  for (const reason of reasonsOf(messages)) t(`reason.${reason}`, values);
  expect(problems).toEqual([]);
});
