'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { StepUpField } from '@/components/form/step-up-field';
import { useStepUp } from '@/components/form/use-step-up';
import { type KnownRegions, RegionLimitField } from '@/components/settings/region-limit-field';
import { RoleSelect } from '@/components/settings/role-select';
import { UserTaskFacts } from '@/components/settings/user-task-facts';
import {
  confirmGrant,
  disableUser,
  enableUser,
  endUserSessions,
  setBreakGlass,
  setUserRegions,
  setUserRole,
} from '@/lib/actions/users';
import { givesRights } from '@/lib/domain/grants';
import type { Role } from '@/lib/domain/permissions';
import { isWider, limitJson } from '@/lib/domain/region-limit';
import type { UserRow } from '@/lib/schemas/users';

export const USER_TASKS = [
  'role',
  'regions',
  'giveRight',
  'takeRight',
  'signOut',
  'disable',
  'enable',
  'confirm',
] as const;

/** What an admin is about to do to somebody. */
export type UserTask = {
  kind: (typeof USER_TASKS)[number];
  user: UserRow;
  /** What was chosen before the browser left for a sign-in anew. */
  resumed?: { role: Role; regions: string[] | null };
};

/** Name of the dialog for what is kept over a sign-in anew. */
export const USER_DIALOG = 'user-task';

type UserDialogProps = {
  task: UserTask;
  grantWaitHours: number;
  knownRegions: KnownRegions;
  onClose: () => void;
};

/** Says what will happen to whom, then does it; stays open when it failed. What gives rights asks for the password. */
export function UserDialog({ task, grantWaitHours, knownRegions, onClose }: UserDialogProps) {
  const { kind, user, resumed } = task;
  const t = useTranslations('settings.dialogs');
  const tShell = useTranslations('shell');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [role, setRole] = useState<Role>(resumed?.role ?? user.role);
  const [regions, setRegions] = useState<string[] | null>(resumed ? resumed.regions : user.regions);
  const [failure, setFailure] = useState<string | null>(null);
  const { name, email } = user;
  const values = { name, email, role: tShell(`roles.${role}`) };
  const takesAdmin = user.role === 'admin' && (kind === 'disable' || (kind === 'role' && role !== 'admin'));
  const gives =
    kind === 'giveRight' ||
    kind === 'enable' ||
    kind === 'confirm' ||
    (kind === 'regions' && isWider(user.regions, regions)) ||
    (kind === 'role' && givesRights(user.role, role));
  const needed = gives || takesAdmin;
  const stepUp = useStepUp({ needed, name: USER_DIALOG, state: { kind, userId: user.id, role, regions } });

  const unchanged = whyUnchanged(kind, user, { role, regions });

  /** The action, and the sentence for when it is done. */
  async function act() {
    const { proof } = stepUp;
    if (kind === 'role')
      return { result: await setUserRole({ email, role, ...proof }), done: t('role.done', values) };
    if (kind === 'regions')
      return { result: await setUserRegions({ email, regions, ...proof }), done: t('regions.done', values) };
    if (kind === 'giveRight' || kind === 'takeRight') {
      const result = await setBreakGlass({ email, allowed: kind === 'giveRight', ...proof });
      return { result, done: t(`${kind}.done`, values) };
    }
    if (kind === 'disable')
      return { result: await disableUser({ email, ...proof }), done: t('disable.done', values) };
    if (kind === 'enable')
      return { result: await enableUser({ email, ...proof }), done: t('enable.done', values) };
    if (kind === 'confirm')
      return { result: await confirmGrant({ email, ...proof }), done: t('confirm.done', values) };
    const result = await endUserSessions({ email });
    const count = result.ok ? result.data.sessionsEnded : 0;
    return { result, done: t('signOut.done', { ...values, count }) };
  }

  async function confirm() {
    setFailure(null);
    const answer = await act().catch((error: unknown) => ({ result: noAnswer(error), done: '' }));
    stepUp.setPassword('');
    if (!answer.result?.ok) {
      setFailure(problemText(answer.result?.problem ?? null, tCommon('noAnswer')));
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
      tone={kind === 'disable' || kind === 'giveRight' ? 'danger' : 'primary'}
      reason={unchanged === null ? stepUp.reason : t(unchanged)}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        {kind === 'role' ? (
          <Field label={t('role.label')}>
            {(control) => <RoleSelect {...control} value={role} onRoleChange={setRole} />}
          </Field>
        ) : null}
        {kind === 'regions' ? (
          <RegionLimitField role={user.role} known={knownRegions} value={regions} onChange={setRegions} />
        ) : null}
        <UserTaskFacts kind={kind} user={user} role={role} gives={gives} grantWaitHours={grantWaitHours} />
        {needed ? (
          <StepUpField
            stepUp={stepUp}
            hint={t(takesAdmin ? 'adminHint' : 'passwordHint')}
            isBack={resumed !== undefined}
          />
        ) : null}
        <FormError title={t('failed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}

/** Why there is nothing to confirm yet, or null. */
function whyUnchanged(
  kind: UserTask['kind'],
  user: UserRow,
  chosen: { role: Role; regions: string[] | null },
): 'role.same' | 'regions.same' | 'regions.empty' | null {
  if (kind === 'role' && chosen.role === user.role) return 'role.same';
  if (kind !== 'regions') return null;
  if (chosen.regions?.length === 0) return 'regions.empty';
  return limitJson(chosen.regions) === limitJson(user.regions) ? 'regions.same' : null;
}
