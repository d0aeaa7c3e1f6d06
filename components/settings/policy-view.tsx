'use client';

import { CircleDot, History, Lock } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { notify } from '@/components/feedback/toast-store';
import { asksLessOften } from '@/components/settings/policy-changes';
import { policyOf } from '@/components/settings/policy-draft';
import { PolicyForm } from '@/components/settings/policy-form';
import { countLoosened, PolicyPreview } from '@/components/settings/policy-preview';
import { PolicyVersions } from '@/components/settings/policy-versions';
import { LimitSentences, RuleSentences } from '@/components/settings/rule-sentences';
import { SavePolicyDialog } from '@/components/settings/save-policy-dialog';
import { SettingsNav } from '@/components/settings/settings-nav';
import { useLeaveQuestion, usePolicyDraft } from '@/components/settings/use-policy-draft';
import { PageHeader } from '@/components/shell/page-header';
import { useInstantWords } from '@/components/time/use-instant-words';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { ApprovalPolicy } from '@/lib/domain/approval-policy';
import type { PolicyView as PolicyData, PolicyVersion } from '@/lib/schemas/approvals';

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
