'use client';

import { Ban, CircleCheck, Ellipsis, LogOut, ShieldOff, UserCheck, UserCog, UserX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { FactorReset } from '@/components/settings/reset-factor-dialog';
import { RightSwitch } from '@/components/settings/right-switch';
import type { UserTask } from '@/components/settings/user-dialog';
import type { LongColumn } from '@/components/table/long-table';
import { Instant } from '@/components/time/instant';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import type { UserRow } from '@/lib/schemas/users';

type Open = (task: UserTask) => void;
type Reset = (reset: FactorReset) => void;

/** Columns of the list of users. */
export function useUserColumns(providerLabel: string | null, onOpen: Open, onReset: Reset) {
  const t = useTranslations('settings.users');
  const tShell = useTranslations('shell');
  return useMemo<LongColumn<UserRow>[]>(() => {
    const label = providerLabel ?? t('oidc');
    return [
      {
        id: 'person',
        header: t('person'),
        phone: 'lead',
        cell: (user) => <PersonCell user={user} />,
      },
      {
        id: 'role',
        header: t('role'),
        width: '120px',
        phoneLabel: t('role'),
        cell: (user) => tShell(`roles.${user.role}`),
      },
      {
        id: 'method',
        header: t('method'),
        width: '170px',
        phoneLabel: t('method'),
        cell: (user) => <span className="text-dim">{t(`methods.${user.method}`, { label })}</span>,
      },
      {
        id: 'right',
        header: t('right'),
        width: '180px',
        phoneLabel: t('right'),
        cell: (user) => (
          <RightSwitch
            user={user}
            onChange={(allowed) => onOpen({ kind: allowed ? 'giveRight' : 'takeRight', user })}
          />
        ),
      },
      {
        id: 'lastSeen',
        header: t('lastSeen'),
        width: '200px',
        phoneLabel: t('lastSeen'),
        cell: (user) =>
          user.lastSeenAtMs === null ? (
            <span className="text-dim">{t('never')}</span>
          ) : (
            <Instant ms={user.lastSeenAtMs} withZone />
          ),
      },
      {
        id: 'state',
        header: t('state'),
        width: '120px',
        phoneLabel: t('state'),
        cell: (user) =>
          user.disabled ? (
            <Badge tone="slate" icon={Ban}>
              {t('disabled')}
            </Badge>
          ) : (
            <Badge tone="green" icon={CircleCheck}>
              {t('active')}
            </Badge>
          ),
      },
      {
        id: 'actions',
        header: <span className="sr-only">{t('actions')}</span>,
        width: '64px',
        phone: 'corner',
        cell: (user) => <UserActions user={user} onOpen={onOpen} onReset={onReset} />,
      },
    ];
  }, [t, tShell, providerLabel, onOpen, onReset]);
}

function PersonCell({ user }: { user: UserRow }) {
  const t = useTranslations('settings.users');
  return (
    <span className="block min-w-0 py-1">
      <span className="block truncate font-medium">
        {user.name}
        {user.isSelf ? <span className="font-normal text-dim"> ({t('you')})</span> : null}
      </span>
      {user.name === user.email ? null : (
        <span className="block truncate text-dim text-xs">{user.email}</span>
      )}
    </span>
  );
}

type ActionsProps = { user: UserRow; onOpen: Open; onReset: Reset };

function UserActions({ user, onOpen, onReset }: ActionsProps) {
  const t = useTranslations('settings.menu');
  const tUsers = useTranslations('settings.users');
  const roleReason = user.isSelf ? t('ownRole') : user.method === 'password' ? null : t('groups');
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" className="w-7.5 px-0" aria-label={tUsers('actionsFor', { name: user.name })}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem
        icon={<UserCog aria-hidden className="text-dim" />}
        reason={roleReason}
        onClick={() => onOpen({ kind: 'role', user })}
      >
        {t('role')}
      </MenuItem>
      <MenuItem
        icon={<LogOut aria-hidden className="text-dim" />}
        reason={user.disabled ? t('isDisabled') : null}
        onClick={() => onOpen({ kind: 'signOut', user })}
      >
        {t('signOut')}
      </MenuItem>
      <MenuItem
        icon={<ShieldOff aria-hidden className="text-dim" />}
        reason={user.isSelf ? t('ownFactor') : user.hasSecondFactor ? null : t('noFactor')}
        onClick={() => onReset({ user, isBack: false })}
      >
        {t('resetFactor')}
      </MenuItem>
      <MenuSeparator />
      {user.disabled ? (
        <MenuItem
          icon={<UserCheck aria-hidden className="text-dim" />}
          onClick={() => onOpen({ kind: 'enable', user })}
        >
          {t('enable')}
        </MenuItem>
      ) : (
        <MenuItem
          icon={<UserX aria-hidden />}
          tone="danger"
          reason={user.isSelf ? t('ownAccount') : null}
          onClick={() => onOpen({ kind: 'disable', user })}
        >
          {t('disable')}
        </MenuItem>
      )}
    </Menu>
  );
}
