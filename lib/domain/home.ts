import { can, type Permission, type Role } from '@/lib/domain/permissions';

/** What Home counts, and for whom it waits. */

/** In the order in which Home shows them: what cannot wait first. Reasons for attention among them count rows of batches. */
export const WAITING_KINDS = [
  'store',
  'cloud',
  'needs_decision',
  'failed',
  'not_running',
  'vanished',
  'stuck',
  'late',
  'due_2h',
  'due_in_freeze',
  'approvals',
  'channels',
  'refused',
  'skipped',
  'due_24h',
  'ended_requests',
  'calendar_links',
  'drafts',
  'open_requests',
] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** The right with which somebody does something about it; null: it is the viewer's own. */
const RIGHT: Readonly<Record<WaitingKind, Permission | null>> = {
  store: 'settings.manage',
  cloud: 'settings.manage',
  channels: 'channels.manage',
  approvals: 'batches.approve',
  needs_decision: 'rows.decide',
  failed: 'outcomes.ack',
  not_running: 'outcomes.ack',
  vanished: 'outcomes.ack',
  stuck: 'outcomes.ack',
  late: 'outcomes.ack',
  skipped: 'outcomes.ack',
  refused: 'batches.retry',
  due_in_freeze: 'batches.plan',
  due_2h: 'batches.plan',
  due_24h: 'batches.plan',
  ended_requests: null,
  calendar_links: null,
  drafts: null,
  open_requests: null,
};

/** Own things that wait for somebody else. */
const OF_OTHERS: readonly WaitingKind[] = ['open_requests'];

/** Whether it waits for a person of this role, or for others. */
export function waitsForRole(kind: WaitingKind, role: Role): boolean {
  if (OF_OTHERS.includes(kind)) return false;
  const right = RIGHT[kind];
  return right === null || can(role, right);
}

/** What a new desk asks of each role, in order. The words are in the messages `home.steps.<step>`. */
export const FIRST_STEPS = {
  admin: ['connect', 'people', 'channel'],
  approver: ['connect', 'request', 'decide'],
  operator: ['connect', 'draft', 'submit'],
  'on-call': ['connect', 'told', 'follow'],
  viewer: ['connect', 'see', 'follow'],
} as const satisfies Record<Role, readonly string[]>;
export type FirstStep = (typeof FIRST_STEPS)[Role][number];
