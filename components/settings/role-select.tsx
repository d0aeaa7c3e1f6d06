'use client';

import { useTranslations } from 'next-intl';
import type { FieldControlProps } from '@/components/form/field';
import { Select } from '@/components/ui/select';
import { isRole, ROLES, type Role } from '@/lib/domain/permissions';

type RoleSelectProps = FieldControlProps & { value: Role; onRoleChange: (role: Role) => void };

/** One of the roles, each with what it may do. */
export function RoleSelect({ value, onRoleChange, ...control }: RoleSelectProps) {
  const t = useTranslations('settings.roleHints');
  const tShell = useTranslations('shell.roles');
  return (
    <Select
      {...control}
      value={value}
      onChange={(event) => isRole(event.currentTarget.value) && onRoleChange(event.currentTarget.value)}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {tShell(role)} – {t(role)}
        </option>
      ))}
    </Select>
  );
}
