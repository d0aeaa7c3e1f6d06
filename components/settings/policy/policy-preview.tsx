'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { judgeExamples, type PolicyChange, policyChanges } from '@/components/settings/policy/policy-draft';
import { LimitSentences, RuleSentences, usePolicyWords } from '@/components/settings/policy/rule-sentences';
import { Instant } from '@/components/time/instant';
import { Table, TableHead, TableHeader } from '@/components/ui/table';
import { cn } from '@/lib/cn';
import type { ApprovalPolicy, PolicyRule } from '@/lib/domain/approval-policy';
import { useConditionWords } from '@/lib/i18n/policy-words';
import type { PolicyVersion } from '@/lib/schemas/policy';

const COLUMNS = ['batch', 'now', 'edited', 'because'] as const;

type PolicyPreviewProps = {
  /** As they are in force. */
  before: readonly PolicyRule[];
  /** As they are edited; null while a value is not valid. */
  after: readonly PolicyRule[] | null;
  /** Without it nothing is edited, and what is in force is all there is to show. */
  canEdit: boolean;
};

/** What the rules ask of example batches: now, and as edited. */
export function PolicyPreview({ before, after, canEdit }: PolicyPreviewProps) {
  const t = useTranslations('policy');
  const words = useConditionWords();
  const format = useFormatter();
  const now = judgeExamples(before);
  const edited = judgeExamples(after ?? before);
  return (
    <Table label={t('examples.heading')}>
      <TableHead>
        {COLUMNS.filter((column) => canEdit || column !== 'edited').map((column) => (
          <TableHeader key={column} className="first:pl-0 last:pr-0">
            {t(`examples.${column}`)}
          </TableHeader>
        ))}
      </TableHead>
      <tbody>
        {edited.map(({ id, needed, reasons }, index) => {
          const was = now[index]?.needed ?? 0;
          const named = reasons
            .filter(({ approvals }) => approvals === needed)
            .flatMap(({ when }) => words(when));
          return (
            <tr key={id} className="h-9 border-line2 border-b">
              <td className="py-1 pr-2">{t(`examples.${id}`)}</td>
              <td className="whitespace-nowrap px-2 text-dim">{t('approvals', { count: was })}</td>
              {canEdit ? (
                <td className={cn('whitespace-nowrap px-2', was === needed ? 'text-dim' : 'font-semibold')}>
                  {t('approvals', { count: needed })}
                  {was === needed ? null : (
                    <span className="font-normal text-dim"> · {t('examples.changed')}</span>
                  )}
                </td>
              ) : null}
              <td className="py-1 pl-2 text-dim text-sm">
                {format.list([...new Set(named)], { style: 'narrow' })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** How many examples need fewer approvals by `after` than by `before`. */
export function countLoosened(before: readonly PolicyRule[], after: readonly PolicyRule[]): number {
  const now = judgeExamples(before);
  return judgeExamples(after).filter(({ needed }, index) => needed < (now[index]?.needed ?? 0)).length;
}

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
              <summary className="w-fit cursor-pointer py-0.5 text-dim hover:text-text">
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
