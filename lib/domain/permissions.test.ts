import { describe, expect, test } from 'vitest';
import { can, isRole, PERMISSIONS, type Permission, ROLES, type Role } from '@/lib/domain/permissions';

/** Written by hand from the rules of the domain, not read from the table. */
const HOLDERS: Record<Permission, readonly Role[]> = {
  'events.read': ['viewer', 'on-call', 'operator', 'approver', 'admin'],
  'batches.read': ['viewer', 'on-call', 'operator', 'approver', 'admin'],
  'audit.read': ['viewer', 'on-call', 'operator', 'approver', 'admin'],
  'sync.run': ['on-call', 'operator', 'approver', 'admin'],
  'batches.stop': ['on-call', 'operator', 'approver', 'admin'],
  'batches.retry': ['on-call', 'operator', 'approver', 'admin'],
  'batches.comment': ['on-call', 'operator', 'approver', 'admin'],
  'rows.decide': ['on-call', 'admin'],
  'outcomes.ack': ['on-call', 'operator', 'approver', 'admin'],
  'batches.plan': ['operator', 'approver', 'admin'],
  'batches.submit': ['operator', 'approver', 'admin'],
  'batches.approve': ['approver', 'admin'],
  'audit.export': ['admin'],
  'users.manage': ['admin'],
  'settings.manage': ['admin'],
  'channels.manage': ['admin'],
  'schedule.read': ['viewer', 'on-call', 'operator', 'approver', 'admin'],
  'schedule.freeze': ['approver', 'admin'],
  'schedule.manage': ['admin'],
  'rotation.mark': ['on-call', 'operator', 'approver', 'admin'],
};

describe('who may do what', () => {
  test.each(PERMISSIONS)('%s', (permission) => {
    expect(ROLES.filter((role) => can(role, permission))).toEqual(HOLDERS[permission]);
  });

  test('only the five roles are roles', () => {
    expect(ROLES.every(isRole)).toBe(true);
    for (const other of ['root', 'Admin', '', null, undefined, 5]) expect(isRole(other)).toBe(false);
  });
});
