'use client';

import { Hourglass, UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useNotifyProblem } from '@/components/feedback/use-problem-text';
import { useKeptState } from '@/components/form/step-up';
import { SettingsNav } from '@/components/settings/settings-nav';
import { INVITE_DIALOG, type Invitation, InviteDialog } from '@/components/settings/users/invite-dialog';
import { RegionsWords, useUserColumns } from '@/components/settings/users/user-columns';
import {
  type FactorReset,
  RESET_FACTOR_DIALOG,
  ResetFactorDialog,
  USER_DIALOG,
  USER_TASKS,
  UserDialog,
  type UserTask,
} from '@/components/settings/users/user-dialog';
import { PageHeader } from '@/components/shell/page-header';
import { type LongColumn, LongTable } from '@/components/table/long-table';
import { Instant } from '@/components/time/instant';
import { useInstantWords } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { revokeInvite } from '@/lib/actions/users';
import { ROLES } from '@/lib/domain/permissions';
import type { InviteRow, UserRow, UsersPage } from '@/lib/schemas/users';

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

const inviteId = (invite: InviteRow) => invite.id;

/** Links that nobody has used yet; nothing when there are none. */
function InvitesSection({ invites }: { invites: InviteRow[] }) {
  const t = useTranslations('settings.invites');
  const [revoking, setRevoking] = useState<InviteRow | null>(null);
  const columns = useInviteColumns(setRevoking);
  if (invites.length === 0) return null;
  return (
    <section className="mt-6 shrink-0">
      <h2 className="px-5 pb-2 font-semibold max-sm:px-4">{t('heading')}</h2>
      <LongTable label={t('heading')} rows={invites} columns={columns} getRowId={inviteId} minWidth="930px" />
      {revoking ? <RevokeDialog invite={revoking} onClose={() => setRevoking(null)} /> : null}
    </section>
  );
}

function useInviteColumns(onRevoke: (invite: InviteRow) => void) {
  const t = useTranslations('settings.invites');
  const tRoles = useTranslations('shell.roles');
  return useMemo<LongColumn<InviteRow>[]>(
    () => [
      {
        id: 'email',
        header: t('email'),
        phone: 'lead',
        cell: ({ email }) => <span className="block truncate font-medium">{email}</span>,
      },
      {
        id: 'role',
        header: t('role'),
        width: '120px',
        phoneLabel: t('role'),
        cell: ({ role }) => tRoles(role),
      },
      {
        id: 'regions',
        header: t('regions'),
        width: '170px',
        phoneLabel: t('regions'),
        cell: ({ regions }) => <RegionsWords regions={regions} />,
      },
      {
        id: 'by',
        header: t('by'),
        width: '170px',
        phoneLabel: t('by'),
        cell: ({ createdByName }) => <span className="block truncate text-dim">{createdByName}</span>,
      },
      {
        id: 'expires',
        header: t('expires'),
        width: '200px',
        phoneLabel: t('expires'),
        cell: ({ expiresAtMs }) => <Instant ms={expiresAtMs} withZone />,
      },
      {
        id: 'revoke',
        header: <span className="sr-only">{t('revoke')}</span>,
        width: '130px',
        phoneLabel: '',
        cell: (invite) => (
          <Button
            size="sm"
            aria-label={t('revokeOf', { email: invite.email })}
            onClick={() => onRevoke(invite)}
          >
            {t('revoke')}
          </Button>
        ),
      },
    ],
    [t, tRoles, onRevoke],
  );
}

function RevokeDialog({ invite, onClose }: { invite: InviteRow; onClose: () => void }) {
  const t = useTranslations('settings.dialogs');
  const notifyProblem = useNotifyProblem();
  const router = useRouter();
  const { email } = invite;

  async function revoke() {
    const result = await revokeInvite({ inviteId: invite.id }).catch(noAnswer);
    if (!result?.ok) {
      notifyProblem(t('failed'), result?.problem ?? null);
      return;
    }
    notify.success(t('revoke.done', { email }));
    router.refresh();
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('revoke.title', { email })}
      description={t('revoke.description')}
      confirmLabel={t('revoke.confirm')}
      tone="danger"
      onConfirm={revoke}
    />
  );
}
