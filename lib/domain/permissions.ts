/** Who may do what: one table, used by services (to enforce) and by screens (to explain). Source: design, "Rules of the domain". */
export const ROLES = ['viewer', 'on-call', 'operator', 'approver', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  'events.read',
  'batches.read',
  'batches.plan',
  'batches.submit',
  'batches.stop',
  'batches.retry',
  'rows.decide',
  'outcomes.ack',
  'batches.approve',
  'batches.comment',
  'sync.run',
  'audit.read',
  'audit.export',
  'users.manage',
  'settings.manage',
  'channels.manage',
  'schedule.read',
  'schedule.freeze',
  'schedule.manage',
  'rotation.mark',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READ: Permission[] = ['events.read', 'batches.read', 'audit.read', 'schedule.read'];
const OPERATE: Permission[] = [
  ...READ,
  'sync.run',
  'batches.plan',
  'batches.submit',
  'batches.stop',
  'batches.retry',
  'batches.comment',
  'outcomes.ack',
  'rotation.mark',
];
const APPROVE: Permission[] = [...OPERATE, 'batches.approve', 'schedule.freeze'];

const GRANTS: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(READ),
  'on-call': new Set<Permission>([
    ...READ,
    'sync.run',
    'batches.stop',
    'rows.decide',
    'batches.retry',
    'batches.comment',
    'outcomes.ack',
    'rotation.mark',
  ]),
  operator: new Set(OPERATE),
  approver: new Set(APPROVE),
  admin: new Set<Permission>([
    ...APPROVE,
    'rows.decide',
    'audit.export',
    'users.manage',
    'settings.manage',
    'channels.manage',
    'schedule.manage',
  ]),
};

/** True for one of the five roles; anything else that a store or a session holds has no rights. */
export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}

/** Whether `role` carries `permission`. */
export function can(role: Role, permission: Permission): boolean {
  return GRANTS[role].has(permission);
}
