'use client';

import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { useKeptState } from '@/components/form/kept-state';
import { InviteDialog } from '@/components/settings/invite-dialog';
import { InvitesSection } from '@/components/settings/invites-section';
import {
  type FactorReset,
  RESET_FACTOR_DIALOG,
  ResetFactorDialog,
} from '@/components/settings/reset-factor-dialog';
import { SettingsNav } from '@/components/settings/settings-nav';
import { useUserColumns } from '@/components/settings/user-columns';
import { UserDialog, type UserTask } from '@/components/settings/user-dialog';
import { PageHeader } from '@/components/shell/page-header';
import { LongTable } from '@/components/table/long-table';
import { Button } from '@/components/ui/button';
import type { UserRow, UsersPage } from '@/lib/schemas/users';

type UsersViewProps = UsersPage & {
  /** The identity provider's name; null when none is set up. */
  providerLabel: string | null;
  /** Where invited people reach the desk. */
  baseUrl: string;
};

const userId = (user: UserRow) => user.id;
const keptReset = z.object({ userId: z.string() });

/** Who may use the desk, as what, and who is invited. */
export function UsersView({ users, invites, providerLabel, baseUrl }: UsersViewProps) {
  const t = useTranslations('settings.users');
  const [inviting, setInviting] = useState(false);
  const [task, setTask] = useState<UserTask | null>(null);
  const [reset, setReset] = useState<FactorReset | null>(null);
  const columns = useUserColumns(providerLabel, setTask, setReset);
  // A sign-in anew at the identity provider leaves the page; its dialog opens again.
  useKeptState(RESET_FACTOR_DIALOG, keptReset, (kept) => {
    const user = users.find(({ id }) => id === kept.userId);
    if (user) setReset({ user, isBack: true });
  });
  return (
    <>
      <PageHeader
        title={t('heading')}
        status={t('count', { count: users.length })}
        actions={
          <Button variant="primary" onClick={() => setInviting(true)}>
            <UserPlus aria-hidden />
            {t('invite')}
          </Button>
        }
      />
      <SettingsNav canManageUsers />
      <LongTable
        label={t('table')}
        rows={users}
        columns={columns}
        getRowId={userId}
        minWidth="1040px"
        className="shrink-0"
      />
      <InvitesSection invites={invites} />
      {inviting ? <InviteDialog baseUrl={baseUrl} onClose={() => setInviting(false)} /> : null}
      {reset ? <ResetFactorDialog reset={reset} onClose={() => setReset(null)} /> : null}
      {task ? (
        <UserDialog key={`${task.kind} ${task.user.id}`} task={task} onClose={() => setTask(null)} />
      ) : null}
    </>
  );
}
