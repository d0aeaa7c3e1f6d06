import { expect, test } from 'vitest';
import { ATTENTION_REASONS, isAttentionReason } from '@/lib/domain/batch-progress';
import { WAITING_KINDS, waitsForRole } from '@/lib/domain/home';
import { URGENT } from '@/lib/domain/outcomes';
import { ROLES } from '@/lib/domain/permissions';

test('every phase that needs a person is counted, and what cannot wait comes first', () => {
  expect(WAITING_KINDS.filter(isAttentionReason)).toEqual([...ATTENTION_REASONS]);
  const pressing: ReadonlySet<string> = new Set(['store', 'cloud', ...URGENT, 'due_2h']);
  expect(new Set(WAITING_KINDS.slice(0, pressing.size))).toEqual(pressing);
});

test('each role is told what it can do something about', () => {
  const of = (kind: (typeof WAITING_KINDS)[number]) => ROLES.filter((role) => waitsForRole(kind, role));
  expect(of('needs_decision')).toEqual(['on-call', 'admin']);
  expect(of('late')).toEqual(['on-call', 'operator', 'approver', 'admin']);
  expect(of('due_2h')).toEqual(['operator', 'approver', 'admin']);
  expect(of('channels')).toEqual(['admin']);
  expect(of('drafts')).toEqual([...ROLES]);
  expect(of('open_requests')).toEqual([]);
});
