'use client';

import { Hourglass, UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { useKeptState } from '@/components/form/kept-state';
import { INVITE_DIALOG, type Invitation, InviteDialog } from '@/components/settings/invite-dialog';
import { InvitesSection } from '@/components/settings/invites-section';
import {
  type FactorReset,
  RESET_FACTOR_DIALOG,
  ResetFactorDialog,
} from '@/components/settings/reset-factor-dialog';
import { SettingsNav } from '@/components/settings/settings-nav';
import { useUserColumns } from '@/components/settings/user-columns';
import { USER_DIALOG, USER_TASKS, UserDialog, type UserTask } from '@/components/settings/user-dialog';
import { PageHeader } from '@/components/shell/page-header';
import { LongTable } from '@/components/table/long-table';
import { useInstantWords } from '@/components/time/use-instant-words';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ROLES } from '@/lib/domain/permissions';
import type { UserRow, UsersPage } from '@/lib/schemas/users';

type UsersViewProps = UsersPage & {
  /** The identity provider's name; null when none is set up. */
  providerLabel: string | null;
  /** Where invited people reach the desk. */
  baseUrl: string;
};

const userId = (user: UserRow) => user.id;
const keptRegions = z.array(z.string()).nullable();
const keptTask = z.object({
  kind: z.enum(USER_TASKS),
  userId: z.string(),
  role: z.enum(ROLES),
  regions: keptRegions,
});
const keptReset = z.object({ userId: z.string() });
const keptInvite = z.object({ email: z.string(), role: z.enum(ROLES), regions: keptRegions });

/** Who may use the desk, as what, and who is invited. */
export function UsersView(props: UsersViewProps) {
  const { users, invites, providerLabel, baseUrl, waitsUntilMs, grantWaitHours, knownRegions } = props;
  const t = useTranslations('settings.users');
  const write = useInstantWords();
  const [inviting, setInviting] = useState<Invitation | null>(null);
  const [task, setTask] = useState<UserTask | null>(null);
  const wait = waitsUntilMs === null ? null : t('waits', { until: write(waitsUntilMs) });
  const [reset, setReset] = useState<FactorReset | null>(null);
  const columns = useUserColumns(
    { providerLabel, wait, groupsLimitRegions: props.groupsLimitRegions },
    setTask,
    setReset,
  );
  // A sign-in anew at the identity provider leaves the page; its dialog opens again.
  useKeptState(USER_DIALOG, keptTask, (kept) => {
    const user = users.find(({ id }) => id === kept.userId);
    if (user) setTask({ kind: kept.kind, user, resumed: { role: kept.role, regions: kept.regions } });
  });
  useKeptState(RESET_FACTOR_DIALOG, keptReset, (kept) => {
    const user = users.find(({ id }) => id === kept.userId);
    if (user) setReset({ user, isBack: true });
  });
  useKeptState(INVITE_DIALOG, keptInvite, (kept) => setInviting({ ...kept, isBack: true }));
  return (
    <>
      <PageHeader
        title={t('heading')}
        status={t('count', { count: users.length })}
        actions={
          <Button
            variant="primary"
            reason={wait}
            onClick={() => setInviting({ email: '', role: 'viewer', regions: null, isBack: false })}
          >
            <UserPlus aria-hidden />
            {t('invite')}
          </Button>
        }
      />
      <SettingsNav canManageUsers />
      {wait === null ? null : (
        <Alert
          tone="amber"
          icon={Hourglass}
          role="status"
          title={t('waitsTitle')}
          className="shrink-0 rounded-none px-5 max-sm:px-4"
        >
          {wait}
        </Alert>
      )}
      <LongTable
        label={t('table')}
        rows={users}
        columns={columns}
        getRowId={userId}
        minWidth="0px"
        className="shrink-0"
      />
      <InvitesSection invites={invites} />
      {inviting ? (
        <InviteDialog
          baseUrl={baseUrl}
          invitation={inviting}
          grantWaitHours={grantWaitHours}
          knownRegions={knownRegions}
          onClose={() => setInviting(null)}
        />
      ) : null}
      {reset ? <ResetFactorDialog reset={reset} onClose={() => setReset(null)} /> : null}
      {task ? (
        <UserDialog
          key={`${task.kind} ${task.user.id}`}
          task={task}
          grantWaitHours={grantWaitHours}
          knownRegions={knownRegions}
          onClose={() => setTask(null)}
        />
      ) : null}
    </>
  );
}
