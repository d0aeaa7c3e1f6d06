'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { StepUpField, useStepUp } from '@/components/form/step-up';
import { type KnownRegions, RegionLimitField, RoleSelect } from '@/components/settings/users/user-rights';
import { resetSecondFactor } from '@/lib/actions/account';
import {
  confirmGrant,
  disableUser,
  enableUser,
  endUserSessions,
  setBreakGlass,
  setUserRegions,
  setUserRole,
} from '@/lib/actions/users';
import { decidesForOthers, givesRights } from '@/lib/domain/grants';
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
function UserTaskFacts({ kind, user, role, gives, grantWaitHours: hours }: UserTaskFactsProps) {
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

/** Name of the dialog for what is kept over a sign-in anew. */
export const RESET_FACTOR_DIALOG = 'reset-factor';

/** Whose second factor. `isBack`: after a sign-in anew. */
export type FactorReset = { user: UserRow; isBack: boolean };

/** Takes away the second factor of somebody who has lost it; asks the admin for their own password. */
export function ResetFactorDialog({ reset, onClose }: { reset: FactorReset; onClose: () => void }) {
  const { name, email, id } = reset.user;
  const t = useTranslations('settings.dialogs');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const stepUp = useStepUp({ needed: true, name: RESET_FACTOR_DIALOG, state: { userId: id } });

  async function confirm() {
    setFailure(null);
    const result = await resetSecondFactor({ email, ...stepUp.proof }).catch(noAnswer);
    stepUp.setPassword('');
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('resetFactor.done', { name }));
    router.refresh();
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('resetFactor.title', { name })}
      description={t('resetFactor.description', { email })}
      confirmLabel={t('resetFactor.confirm')}
      tone="danger"
      reason={stepUp.reason}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        <StepUpField stepUp={stepUp} hint={t('resetFactor.passwordHint')} isBack={reset.isBack} />
        <FormError title={t('failed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
