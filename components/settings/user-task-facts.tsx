'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { UserTask } from '@/components/settings/user-dialog';
import { decidesForOthers } from '@/lib/domain/grants';
import type { Role } from '@/lib/domain/permissions';
import type { UserRow } from '@/lib/schemas/users';

type UserTaskFactsProps = {
  kind: UserTask['kind'];
  user: UserRow;
  /** The role that they will have. */
  role: Role;
  /** Whether the task gives rights. */
  gives: boolean;
  grantWaitHours: number;
};

/** What follows from giving a right, and what a confirmation is about; nothing for the rest. */
export function UserTaskFacts({ kind, user, role, gives, grantWaitHours: hours }: UserTaskFactsProps) {
  const t = useTranslations('settings.dialogs');
  const tShell = useTranslations('shell');
  if (kind === 'confirm') {
    return (
      <Facts>
        {user.countsFromMs === null ? null : (
          <li>{t('confirm.role', { role: tShell(`roles.${user.role}`) })}</li>
        )}
        {user.breakGlassFromMs === null ? null : <li>{t('confirm.glass')}</li>}
        {user.regionsFromMs === null ? null : (
          <li>
            {user.regions === null
              ? t('confirm.allRegions')
              : t('confirm.regions', { regions: user.regions.join(', ') })}
          </li>
        )}
      </Facts>
    );
  }
  if (kind === 'giveRight') {
    return (
      <Facts>
        {(['asks', 'marks', 'review'] as const).map((fact) => (
          <li key={fact}>{t(`giveRight.${fact}`)}</li>
        ))}
        {hours > 0 ? <li>{t('glassWaits', { hours })}</li> : null}
      </Facts>
    );
  }
  const waits = gives && hours > 0 && decidesForOthers(role);
  return waits ? <p>{t('waits', { hours })}</p> : null;
}

function Facts({ children }: { children: ReactNode }) {
  return <ul className="flex list-disc flex-col gap-1.5 pl-4">{children}</ul>;
}
