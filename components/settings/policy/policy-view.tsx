'use client';

import { CircleDot, History, Lock, TriangleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { FormError } from '@/components/form/field';
import { StepUpField, useProofDialog } from '@/components/form/step-up';
import { asksLessOften, policyOf } from '@/components/settings/policy/policy-draft';
import { PolicyForm } from '@/components/settings/policy/policy-form';
import { countLoosened, PolicyPreview, PolicyVersions } from '@/components/settings/policy/policy-preview';
import { LimitSentences, RuleSentences } from '@/components/settings/policy/rule-sentences';
import { useLeaveQuestion, usePolicyDraft } from '@/components/settings/policy/use-policy-draft';
import { SettingsNav } from '@/components/settings/settings-nav';
import { PageHeader } from '@/components/shell/page-header';
import { useInstantWords } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { savePolicy } from '@/lib/actions/batches';
import type { ApprovalPolicy } from '@/lib/domain/approval-policy';
import type { PolicyView as PolicyData, PolicyVersion } from '@/lib/schemas/policy';

type PolicyViewProps = {
  view: PolicyData;
  versions: readonly PolicyVersion[];
  /** Whether the viewer may open the page of users too. */
  canManageUsers: boolean;
};

/** The approval policy: administrators edit it, everybody else reads it. A new version starts the page anew. */
export function PolicyView(props: PolicyViewProps) {
  return <PolicyPage key={props.view.version} {...props} />;
}

function PolicyPage({ view, versions, canManageUsers }: PolicyViewProps) {
  const t = useTranslations('policy');
  const router = useRouter();
  const write = useInstantWords();
  const { policy: stored, version, savedAtMs, savedByName, canEdit } = view;
  const { draft, change, undo, forget, isRestored, isChanged } = usePolicyDraft(stored, version);
  const [saving, setSaving] = useState(false);
  const edited = policyOf(draft);
  // A sign-in anew leaves the page on purpose, from the dialog.
  useLeaveQuestion(isChanged && !saving);
  const wait = view.waitsUntilMs === null ? null : t('save.waits', { until: write(view.waitsUntilMs) });
  const reason = wait ?? (!isChanged ? t('save.unchanged') : edited === null ? t('save.invalid') : null);

  function saved() {
    forget();
    setSaving(false);
    notify.success(t('save.done', { version: version + 1 }));
    router.refresh();
  }

  return (
    <>
      <PageHeader
        title={t('heading')}
        status={
          <>
            <span>{t('version', { version })}</span>
            {isChanged ? (
              <Badge tone="amber" icon={CircleDot}>
                {t('save.unsaved')}
              </Badge>
            ) : null}
            <span>
              {savedAtMs === null
                ? t('inForceFirst')
                : t('inForce', { time: write(savedAtMs), name: savedByName ?? t('versions.system') })}
            </span>
          </>
        }
        actions={
          canEdit ? (
            <>
              {isChanged ? (
                <Button variant="ghost" onClick={undo}>
                  {t('save.reset')}
                </Button>
              ) : null}
              <Button variant="primary" reason={reason} onClick={() => setSaving(true)}>
                {t('save.button')}
              </Button>
            </>
          ) : null
        }
      />
      <SettingsNav canManageUsers={canManageUsers} />
      {canEdit ? null : (
        <Alert tone="slate" icon={Lock} title={t('readOnlyTitle')} className="rounded-none px-5 max-sm:px-4">
          {t('readOnly')}
        </Alert>
      )}
      {isRestored && isChanged ? (
        <Alert tone="amber" icon={History} role="status" className="rounded-none px-5 max-sm:px-4">
          {t('save.kept')}
        </Alert>
      ) : null}
      <div className="grid gap-x-10 gap-y-6 px-5 py-4 max-sm:px-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        {canEdit ? <PolicyForm draft={draft} onDraftChange={change} /> : <InWords policy={stored} />}
        <div className="flex min-w-0 flex-col gap-6">
          {canEdit ? <InWords policy={edited ?? stored} /> : null}
          <section aria-labelledby="examples-heading" className="flex flex-col gap-1">
            <h2 id="examples-heading" className="font-semibold">
              {t('examples.heading')}
            </h2>
            <p className="text-dim text-sm">{t('examples.hint')}</p>
            <PolicyPreview before={stored.rules} after={edited?.rules ?? null} canEdit={canEdit} />
          </section>
          <PolicyVersions versions={versions} current={version} />
        </div>
      </div>
      {edited === null ? null : (
        <SavePolicyDialog
          open={saving}
          onOpenChange={setSaving}
          version={version}
          policy={edited}
          loosened={countLoosened(stored.rules, edited.rules)}
          asksLess={asksLessOften(stored, edited)}
          onSaved={saved}
        />
      )}
    </>
  );
}

/** The policy as it stands on the page, in sentences. */
function InWords({ policy }: { policy: ApprovalPolicy }) {
  const t = useTranslations('policy.words');
  return (
    <section aria-labelledby="words-heading" className="flex flex-col gap-1">
      <h2 id="words-heading" className="font-semibold">
        {t('heading')}
      </h2>
      <RuleSentences policy={policy} />
      <LimitSentences policy={policy} />
    </section>
  );
}

const DIALOG = 'save-policy';

type SavePolicyDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The version that was edited. */
  version: number;
  policy: ApprovalPolicy;
  /** Examples that need fewer approvals than before. */
  loosened: number;
  /** Whether the password is asked for less often than before. */
  asksLess: boolean;
  onSaved: () => void;
};

/** The last look before a policy holds, with the password again. */
function SavePolicyDialog({
  open,
  onOpenChange,
  version,
  policy,
  loosened,
  asksLess,
  onSaved,
}: SavePolicyDialogProps) {
  const t = useTranslations('policy.save');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const [failure, setFailure] = useState<string | null>(null);
  const { stepUp, isBack, changeOpen } = useProofDialog({
    needed: true,
    name: DIALOG,
    // What is edited is kept by the page.
    state: true,
    schema: z.literal(true),
    onOpenChange,
    onClose: () => setFailure(null),
  });

  async function save() {
    setFailure(null);
    const input = { expectedVersion: version, policy, ...stepUp.proof };
    const result = await savePolicy(input).catch(noAnswer);
    stepUp.setPassword('');
    if (result?.ok) onSaved();
    else setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={changeOpen}
      title={t('title')}
      description={t('text', { version: version + 1 })}
      reason={stepUp.reason}
      onConfirm={save}
    >
      <div className="flex flex-col gap-4">
        {loosened > 0 ? (
          <Alert tone="amber" icon={TriangleAlert}>
            {t('loosened', { count: loosened })}
          </Alert>
        ) : null}
        {asksLess ? (
          <Alert tone="amber" icon={TriangleAlert}>
            {t('stepUpLoosened')}
          </Alert>
        ) : null}
        <StepUpField stepUp={stepUp} hint={t('passwordHint')} isBack={isBack} />
        <FormError title={t('failed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
