'use client';

import { Lock } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { notify } from '@/components/feedback/toast-store';
import { draftOf, policyOf } from '@/components/settings/policy-draft';
import { PolicyForm } from '@/components/settings/policy-form';
import { countLoosened, PolicyPreview } from '@/components/settings/policy-preview';
import { PolicyVersions } from '@/components/settings/policy-versions';
import { LimitSentences, RuleSentences } from '@/components/settings/rule-sentences';
import { SavePolicyDialog } from '@/components/settings/save-policy-dialog';
import { PageHeader } from '@/components/shell/page-header';
import { useInstantWords } from '@/components/time/use-instant-words';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import type { PolicyView as PolicyData, PolicyVersion } from '@/lib/schemas/approvals';

type PolicyViewProps = { view: PolicyData; versions: readonly PolicyVersion[] };

/** The approval policy: administrators edit it, everybody else reads it. A new version starts the page anew. */
export function PolicyView(props: PolicyViewProps) {
  return <PolicyPage key={props.view.version} {...props} />;
}

function PolicyPage({ view, versions }: PolicyViewProps) {
  const t = useTranslations('policy');
  const router = useRouter();
  const write = useInstantWords();
  const { policy: stored, version, savedAtMs, savedByName, canEdit } = view;
  const [draft, setDraft] = useState(() => draftOf(stored));
  const [saving, setSaving] = useState(false);
  const edited = policyOf(draft, stored);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(stored));
  const reason = !isChanged ? t('save.unchanged') : edited === null ? t('save.invalid') : null;

  function saved() {
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
                <Button variant="ghost" onClick={() => setDraft(draftOf(stored))}>
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
      {canEdit ? null : (
        <Alert tone="slate" icon={Lock} title={t('readOnlyTitle')} className="rounded-none px-5 max-sm:px-4">
          {t('readOnly')}
        </Alert>
      )}
      <div className="grid gap-x-10 gap-y-6 px-5 py-4 max-sm:px-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        {canEdit ? (
          <PolicyForm draft={draft} onDraftChange={setDraft} />
        ) : (
          <section aria-labelledby="rules-heading" className="flex flex-col gap-2">
            <h2 id="rules-heading" className="font-semibold">
              {t('rules.heading')}
            </h2>
            <RuleSentences policy={stored} />
            <LimitSentences policy={stored} />
          </section>
        )}
        <div className="flex min-w-0 flex-col gap-6">
          <section aria-labelledby="examples-heading" className="flex flex-col gap-1">
            <h2 id="examples-heading" className="font-semibold">
              {t('examples.heading')}
            </h2>
            <p className="text-dim text-sm">{t('examples.hint')}</p>
            <PolicyPreview before={stored.rules} after={edited?.rules ?? null} />
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
          onSaved={saved}
        />
      )}
    </>
  );
}
