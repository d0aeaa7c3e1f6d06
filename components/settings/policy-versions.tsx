'use client';

import { useTranslations } from 'next-intl';
import { type PolicyChange, policyChanges } from '@/components/settings/policy-changes';
import { LimitSentences, RuleSentences, usePolicyWords } from '@/components/settings/rule-sentences';
import { Instant } from '@/components/time/instant';
import type { ApprovalPolicy } from '@/lib/domain/approval-policy';
import type { PolicyVersion } from '@/lib/schemas/approvals';

type PolicyVersionsProps = { versions: readonly PolicyVersion[]; current: number };

/** The policies that held, newest first: who set each, when, and what changed. */
export function PolicyVersions({ versions, current }: PolicyVersionsProps) {
  const t = useTranslations('policy');
  return (
    <section aria-labelledby="versions-heading" className="flex flex-col gap-2">
      <h2 id="versions-heading" className="font-semibold">
        {t('versions.heading')}
      </h2>
      {versions.length === 0 ? <p className="text-dim text-sm">{t('inForceFirst')}</p> : null}
      <ol reversed className="flex flex-col">
        {versions.map((entry, index) => (
          <li key={entry.version} id={`version-${entry.version}`} className="border-line2 border-b py-2.5">
            <p className="flex flex-wrap gap-x-3">
              <span className="font-medium">
                {t('version', { version: entry.version })}
                {entry.version === current ? (
                  <span className="font-normal text-dim"> · {t('versions.current')}</span>
                ) : null}
              </span>
              <span className="text-dim">
                <Instant ms={entry.savedAtMs} withZone /> · {entry.savedByName ?? t('versions.system')}
              </span>
            </p>
            <Changes version={entry.version} policy={entry.policy} before={versions[index + 1]?.policy} />
            <details className="pt-1 text-sm">
              <summary className="inline-flex min-h-6 cursor-pointer items-center text-dim hover:text-text">
                {t('versions.whole')}
              </summary>
              <div className="flex flex-col gap-1 pt-1.5 pb-1 pl-3">
                <RuleSentences policy={entry.policy} />
                <LimitSentences policy={entry.policy} />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

type ChangesProps = { version: number; policy: ApprovalPolicy; before: ApprovalPolicy | undefined };

function Changes({ version, policy, before }: ChangesProps) {
  const t = useTranslations('policy.versions');
  const write = useChangeText();
  if (!before) return <p className="text-dim text-sm">{t(version === 1 ? 'first' : 'unknown')}</p>;
  const changes = policyChanges(before, policy);
  if (changes.length === 0) return <p className="text-dim text-sm">{t('same')}</p>;
  return (
    <ul aria-label={t('changes')} className="flex list-disc flex-col gap-0.5 pl-4 text-sm">
      {changes.map((change) => {
        const text = write(change, policy);
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
}

function useChangeText(): (change: PolicyChange, after: ApprovalPolicy) => string {
  const t = useTranslations('policy.versions');
  const words = usePolicyWords();
  return (change, after) => {
    if (change.kind === 'hours') return t('hours', { hours: words.hours(after.workingHours) });
    if (change.kind === 'expiry') return t('expiry', change);
    if (change.kind === 'stepUp') {
      return t('stepUp', { before: words.stepUp(change.before), after: words.stepUp(change.after) });
    }
    return t(change.kind, { rule: words.rule(change.rule) });
  };
}
