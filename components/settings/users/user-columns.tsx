'use client';

import {
  Ban,
  CircleCheck,
  Ellipsis,
  LogOut,
  MapPin,
  ShieldOff,
  UserCheck,
  UserCog,
  UserX,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { FactorReset, UserTask } from '@/components/settings/users/user-dialog';
import { RightSwitch, WaitMark } from '@/components/settings/users/user-rights';
import type { LongColumn } from '@/components/table/long-table';
import { Instant } from '@/components/time/instant';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import type { UserRow } from '@/lib/schemas/users';

type Open = (task: UserTask) => void;
type Reset = (reset: FactorReset) => void;

type ColumnFacts = {
  providerLabel: string | null;
  /** Why the viewer cannot change anything yet; null when they can. */
  wait: string | null;
  groupsLimitRegions: boolean;
};

/** Columns of the list of users. */
export function useUserColumns(
  { providerLabel, wait, groupsLimitRegions }: ColumnFacts,
  onOpen: Open,
  onReset: Reset,
) {
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
        width: '128px',
        phoneLabel: t('role'),
        cell: (user) => (
          <span className="flex flex-col py-1 max-sm:items-end">
            {tShell(`roles.${user.role}`)}
            <WaitMark fromMs={user.countsFromMs} />
            {/* Where the regions have no column of their own. */}
            {user.regions === null ? null : (
              <span className="hidden text-2xs text-dim sm:max-lg:block">
                <RegionsWords regions={user.regions} />
              </span>
            )}
          </span>
        ),
      },
      {
        id: 'regions',
        header: t('regions'),
        width: '140px',
        phoneLabel: t('regions'),
        from: 'lg',
        cell: (user) => (
          <span className="flex min-w-0 flex-col py-1 max-sm:items-end">
            <RegionsWords regions={user.regions} />
            <WaitMark fromMs={user.regionsFromMs} />
          </span>
        ),
      },
      {
        id: 'method',
        header: t('method'),
        width: '112px',
        phoneLabel: t('method'),
        from: 'xl',
        cell: (user) => <span className="text-dim">{t(`methods.${user.method}`, { label })}</span>,
      },
      {
        id: 'right',
        header: t('right'),
        width: 'clamp(156px, 12vw, 170px)',
        phoneLabel: t('right'),
        cell: (user) => (
          <span className="flex flex-col gap-0.5 py-1 max-sm:items-end">
            <RightSwitch
              user={user}
              wait={wait}
              onChange={(allowed) => onOpen({ kind: allowed ? 'giveRight' : 'takeRight', user })}
            />
            <WaitMark fromMs={user.breakGlassFromMs} />
          </span>
        ),
      },
      {
        id: 'lastSeen',
        header: t('lastSeen'),
        width: '164px',
        phoneLabel: t('lastSeen'),
        from: 'xl',
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
        width: '128px',
        phoneLabel: t('state'),
        cell: (user) => (
          <span className="flex flex-wrap items-center gap-2 max-sm:justify-end">
            <StateBadge disabled={user.disabled} />
            <ConfirmButton user={user} wait={wait} onOpen={onOpen} />
          </span>
        ),
      },
      {
        id: 'actions',
        header: <span className="sr-only">{t('actions')}</span>,
        width: '56px',
        phone: 'corner',
        cell: (user) => (
          <UserActions
            user={user}
            wait={wait}
            groupsLimitRegions={groupsLimitRegions}
            onOpen={onOpen}
            onReset={onReset}
          />
        ),
      },
    ];
  }, [t, tShell, providerLabel, wait, groupsLimitRegions, onOpen, onReset]);
}

/** Every region by its id, or that there is no limit. */
export function RegionsWords({ regions }: { regions: readonly string[] | null }) {
  const t = useTranslations('settings.regions');
  if (regions === null) return <span className="text-dim">{t('all')}</span>;
  return (
    <span className="line-clamp-2 min-w-0 break-words" title={regions.join(', ')}>
      {regions.length === 0 ? t('none') : regions.join(', ')}
    </span>
  );
}

function StateBadge({ disabled }: { disabled: boolean }) {
  const t = useTranslations('settings.users');
  return disabled ? (
    <Badge tone="slate" icon={Ban}>
      {t('disabled')}
    </Badge>
  ) : (
    <Badge tone="green" icon={CircleCheck}>
      {t('active')}
    </Badge>
  );
}

type ActionProps = { user: UserRow; wait: string | null; onOpen: Open };

/** For the second admin, beside what waits; with the reason where the viewer is not one. */
function ConfirmButton({ user, wait, onOpen }: ActionProps) {
  const t = useTranslations('settings.users');
  const tHurdle = useTranslations('settings.confirmHurdle');
  const isWaiting = [user.countsFromMs, user.breakGlassFromMs, user.regionsFromMs].some((ms) => ms !== null);
  if (!isWaiting || user.disabled) return null;
  return (
    <Button
      size="sm"
      aria-label={t('confirmFor', { name: user.name })}
      reason={user.whyNotConfirm === null ? wait : tHurdle(user.whyNotConfirm)}
      onClick={() => onOpen({ kind: 'confirm', user })}
    >
      {t('confirm')}
    </Button>
  );
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

type UserActionsProps = ActionProps & { groupsLimitRegions: boolean; onReset: Reset };

function UserActions({ user, wait, groupsLimitRegions, onOpen, onReset }: UserActionsProps) {
  const t = useTranslations('settings.menu');
  const tUsers = useTranslations('settings.users');
  const roleReason = user.isSelf ? t('ownRole') : user.method === 'password' ? wait : t('groups');
  const regionsReason = whyNoRegions(user, groupsLimitRegions);
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
        icon={<MapPin aria-hidden className="text-dim" />}
        reason={regionsReason === null ? wait : t(regionsReason)}
        onClick={() => onOpen({ kind: 'regions', user })}
      >
        {t('regions')}
      </MenuItem>
      <MenuItem
        icon={<LogOut aria-hidden className="text-dim" />}
        reason={user.disabled ? t('isDisabled') : wait}
        onClick={() => onOpen({ kind: 'signOut', user })}
      >
        {t('signOut')}
      </MenuItem>
      <MenuItem
        icon={<ShieldOff aria-hidden className="text-dim" />}
        reason={user.isSelf ? t('ownFactor') : user.hasSecondFactor ? wait : t('noFactor')}
        onClick={() => onReset({ user, isBack: false })}
      >
        {t('resetFactor')}
      </MenuItem>
      <MenuSeparator />
      {user.disabled ? (
        <MenuItem
          icon={<UserCheck aria-hidden className="text-dim" />}
          reason={wait}
          onClick={() => onOpen({ kind: 'enable', user })}
        >
          {t('enable')}
        </MenuItem>
      ) : (
        <MenuItem
          icon={<UserX aria-hidden />}
          tone="danger"
          reason={user.isSelf ? t('ownAccount') : wait}
          onClick={() => onOpen({ kind: 'disable', user })}
        >
          {t('disable')}
        </MenuItem>
      )}
    </Menu>
  );
}

function whyNoRegions(
  user: UserRow,
  groupsLimitRegions: boolean,
): 'ownRegions' | 'adminRegions' | 'groups' | null {
  if (user.isSelf) return 'ownRegions';
  if (user.role === 'admin') return 'adminRegions';
  return groupsLimitRegions && user.method !== 'password' ? 'groups' : null;
}
