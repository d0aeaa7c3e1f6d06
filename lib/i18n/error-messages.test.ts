import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { ERROR_CODES, ERROR_REASONS } from '@/lib/domain/errors';
import { LOCALES } from '@/lib/i18n/locale';
import { MESSAGES } from '@/lib/i18n/messages';

// That each code and reason has a sentence is checked by the compiler (messages.ts).

test.each(LOCALES)(
  'no sentence in %s is for a reason that the code does not know, and none is empty',
  (locale) => {
    const { reason } = MESSAGES[locale].errors;
    expect(Object.keys(reason).sort()).toEqual([...ERROR_REASONS].sort());
    expect(Object.values(reason).filter((text) => text.trim() === '')).toEqual([]);
  },
);

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
    'name',
    'end',
    // Why nothing can be planned again.
    'unknown',
    'retried',
    'closed',
    'vanished',
    'minutes',
    'held',
    'name',
  );
  const values = Object.fromEntries(names.map((name) => [name, 2]));
  for (const code of ERROR_CODES) t(code, values);
  for (const reason of ERROR_REASONS) t(`reason.${reason}`, values);
  expect(problems).toEqual([]);
});
