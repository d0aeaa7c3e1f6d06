import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AUDIT_ACTIONS, AUDIT_OBJECT_TYPES, PAST_AUDIT_ACTIONS } from '@/lib/domain/audit-actions';
import { LOCALES } from '@/lib/i18n/locale';
import { MESSAGES } from '@/lib/i18n/messages';

// That each action and object type has words is checked by the compiler (messages.ts).

test.each(LOCALES)('no words in %s are for an action or an object type that nothing writes', (locale) => {
  const { audit } = MESSAGES[locale];
  const keys = [...AUDIT_ACTIONS, ...PAST_AUDIT_ACTIONS].map((action) => action.replace('.', '_'));
  expect(Object.keys(audit.actions).sort()).toEqual(keys.sort());
  expect(Object.keys(audit.types).sort()).toEqual([...AUDIT_OBJECT_TYPES].sort());
});

test('docs/audit.md says of every action when it is written, and of none that the code does not know', () => {
  const table = readFileSync('docs/audit.md', 'utf8').split('## Every action')[1] ?? '';
  const written = table.matchAll(/^\| `([a-z_]+\.[a-z_]+)` \| .{10,} \|$/gm);
  expect([...written].map(([, name]) => name)).toEqual([...AUDIT_ACTIONS]);
});
