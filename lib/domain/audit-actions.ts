/** Every action that the audit trail can hold, as `noun.verb`. Its words are in `audit.actions`, its meaning in docs/audit.md. */
export const AUDIT_ACTIONS = [
  'access.denied',
  'audit.export',
  'batch.approval_back',
  'batch.approval_lost',
  'batch.approve',
  'batch.break_glass',
  'batch.comment',
  'batch.done',
  'batch.expire',
  'batch.export',
  'batch.graver',
  'batch.halt',
  'batch.plan_again',
  'batch.reject',
  'batch.request',
  'batch.retry',
  'batch.review',
  'batch.revise',
  'batch.send',
  'batch.sent',
  'batch.stop',
  'batch.submit',
  'batch.void',
  'batch.withdraw',
  'budget.end',
  'budget.save',
  'calendar.import',
  'call.recover',
  'call.send',
  'call.settle',
  'channel.add',
  'channel.break',
  'channel.pause',
  'channel.remove',
  'channel.resend',
  'channel.rotate',
  'channel.save',
  'channel.test',
  'draft.create',
  'draft.discard',
  'draft.save',
  'due.leave',
  'due.reopen',
  'events.export',
  'feed.create',
  'feed.revoke',
  'feed.rotate',
  'invite.accept',
  'invite.create',
  'invite.refused',
  'invite.revoke',
  'notice.dismiss',
  'origin.refused',
  'outcomes.export',
  'policy.save',
  'refusals.more',
  'rotation.clear',
  'rotation.mark',
  'rows.acknowledge',
  'rows.follow',
  'rows.leave',
  'rows.resend',
  'rows.settle',
  'rows.skip',
  'rows.wait',
  'schedule.settings',
  'second_factor.begin',
  'second_factor.off',
  'second_factor.on',
  'second_factor.reset',
  'second_factor.wrong_code',
  'secrets.forget',
  'secrets.rotate',
  'selection.freeze',
  'service.end',
  'service.save',
  'session.end',
  'session.end_others',
  'session.refused',
  'session.start',
  'store.backup',
  'store.restore',
  'sync.run',
  'time_rule.end',
  'time_rule.save',
  'user.add',
  'user.approval_days',
  'user.change_password',
  'user.confirm_grant',
  'user.enable',
  'user.end_sessions',
  'user.no_role',
  'user.refresh',
  'user.regions',
  'user.remove',
  'user.set_break_glass',
  'user.set_password',
  'user.set_role',
  'uses.more',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Written by earlier versions: old entries hold them, nothing writes them any more. */
export const PAST_AUDIT_ACTIONS = ['batch.halted', 'batch.sending', 'step_up.confirm'] as const;

/** What an entry is about. */
export const AUDIT_OBJECT_TYPES = [
  'address',
  'audit',
  'batch',
  'budget',
  'calendar',
  'call',
  'channel',
  'email',
  'event',
  'events',
  'feed',
  'instance',
  'invite',
  'mirror',
  'notice',
  'outcomes',
  'permission',
  'policy',
  'schedule',
  'selection',
  'service',
  'session',
  'store',
  'time_rule',
  'user',
] as const;
export type AuditObjectType = (typeof AUDIT_OBJECT_TYPES)[number];

type KnownAction = AuditAction | (typeof PAST_AUDIT_ACTIONS)[number];

/** The name of an action among the messages, which know no dots. */
export type AuditActionKey<A extends KnownAction = KnownAction> = A extends `${infer Noun}.${infer Verb}`
  ? `${Noun}_${Verb}`
  : never;

const KEYS: ReadonlyMap<string, AuditActionKey> = new Map(
  [...AUDIT_ACTIONS, ...PAST_AUDIT_ACTIONS].map((action) => [action, keyOf(action)]),
);

function keyOf(action: KnownAction): AuditActionKey {
  // Guarantee: each has the one dot that the type names.
  return action.replace('.', '_') as AuditActionKey;
}

/** The message of an action that an entry holds; null for those of a newer version. */
export function auditActionKey(action: string): AuditActionKey | null {
  return KEYS.get(action) ?? null;
}

/** Whether we have words for what an entry is about; a newer version may have written others. */
export function isAuditObjectType(type: string): type is AuditObjectType {
  return AUDIT_OBJECT_TYPES.some((known) => known === type);
}
