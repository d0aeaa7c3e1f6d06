'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { failedAnswer } from '@/components/feedback/failed-answer';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field } from '@/components/form/field';
import { RoleSelect } from '@/components/settings/role-select';
import { disableUser, enableUser, endUserSessions, setUserRole } from '@/lib/actions/users';
import type { Role } from '@/lib/domain/permissions';
import type { UserRow } from '@/lib/schemas/users';

/** What an admin is about to do to somebody. */
export type UserTask = { kind: 'role' | 'signOut' | 'disable' | 'enable'; user: UserRow };

/** Says what will happen to whom, then does it; stays open when it failed. */
export function UserDialog({ task, onClose }: { task: UserTask; onClose: () => void }) {
  const { kind, user } = task;
  const t = useTranslations('settings.dialogs');
  const tShell = useTranslations('shell');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [role, setRole] = useState<Role>(user.role);
  const { name, email } = user;
  const values = { name, email, role: tShell(`roles.${role}`) };

  /** The action, and the sentence for when it is done. */
  async function act() {
    if (kind === 'role') return { result: await setUserRole({ email, role }), done: t('role.done', values) };
    if (kind === 'disable') return { result: await disableUser({ email }), done: t('disable.done', values) };
    if (kind === 'enable') return { result: await enableUser({ email }), done: t('enable.done', values) };
    const result = await endUserSessions({ email });
    const count = result.ok ? result.data.sessionsEnded : 0;
    return { result, done: t('signOut.done', { ...values, count }) };
  }

  async function confirm() {
    const answer = await act().catch((error: unknown) => ({ result: failedAnswer(error), done: '' }));
    if (!answer.result?.ok) {
      const problem = answer.result?.problem ?? null;
      notify.error(t('failed'), { description: problemText(problem, tCommon('noAnswer')) });
      return;
    }
    notify.success(answer.done);
    router.refresh();
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${kind}.title`, values)}
      description={t(`${kind}.description`, values)}
      confirmLabel={t(`${kind}.confirm`)}
      tone={kind === 'disable' ? 'danger' : 'primary'}
      reason={kind === 'role' && role === user.role ? t('role.same') : null}
      onConfirm={confirm}
    >
      {kind === 'role' ? (
        <Field label={t('role.label')}>
          {(control) => <RoleSelect {...control} value={role} onRoleChange={setRole} />}
        </Field>
      ) : null}
    </ConfirmDialog>
  );
}
