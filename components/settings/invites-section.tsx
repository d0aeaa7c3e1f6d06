'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useNotifyProblem } from '@/components/feedback/problem-link';
import { notify } from '@/components/feedback/toast-store';
import { RegionsWords } from '@/components/settings/user-columns';
import { type LongColumn, LongTable } from '@/components/table/long-table';
import { Instant } from '@/components/time/instant';
import { Button } from '@/components/ui/button';
import { revokeInvite } from '@/lib/actions/users';
import type { InviteRow } from '@/lib/schemas/users';

const inviteId = (invite: InviteRow) => invite.id;

/** Links that nobody has used yet; nothing when there are none. */
export function InvitesSection({ invites }: { invites: InviteRow[] }) {
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
