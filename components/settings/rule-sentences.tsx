'use client';

import { useTranslations } from 'next-intl';
import { clockOf, WEEKDAYS } from '@/components/settings/hours-editor';
import type { ApprovalPolicy } from '@/lib/domain/approval-policy';
import { useConditionWords } from '@/lib/i18n/policy-words';

/** A policy in sentences, for those who read it. */
export function RuleSentences({ policy }: { policy: Pick<ApprovalPolicy, 'rules'> }) {
  const t = useTranslations('policy');
  const words = useConditionWords();
  if (policy.rules.length === 0) return <p>{t('rules.none')}</p>;
  const lines = policy.rules.map(({ when, approvals }) => ({
    approvals: t('approvals', { count: approvals }),
    when: words(when).join(' + '),
  }));
  return (
    <ul className="flex flex-col gap-1">
      {[...new Map(lines.map((line) => [`${line.approvals}: ${line.when}`, line])).entries()].map(
        ([key, line]) => (
          <li key={key}>
            <span className="font-medium">{line.approvals}</span>: {line.when}
          </li>
        ),
      )}
    </ul>
  );
}

/** Hours and expiry in sentences. */
export function LimitSentences({ policy }: { policy: ApprovalPolicy }) {
  const t = useTranslations('policy');
  const { days, fromMinute, toMinute, zone } = policy.workingHours;
  const named = WEEKDAYS.filter((day) => days.includes(day)).map((day) => t(`hours.day.${day}`));
  return (
    <>
      <p>
        <span className="text-dim">{t('hours.heading')}: </span>
        {t('hours.summary', {
          days: named.length === 0 ? t('hours.noDays') : named.join(', '),
          from: clockOf(fromMinute),
          to: clockOf(toMinute),
          zone,
        })}
      </p>
      <p>{t('expiry.summary', { hours: policy.expiryHours })}</p>
    </>
  );
}
