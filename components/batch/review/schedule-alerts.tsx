'use client';

import { CalendarX, ShieldAlert } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import type { BatchHead } from '@/lib/schemas/batches';

/** The rules that rows pass by a reason: approvers read them before anything else. Nothing when there are none. */
export function ExceptionsSection({ batch }: { batch: BatchHead }) {
  const t = useTranslations('batches.exceptions');
  const format = useFormatter();
  const { exceptions } = batch;
  if (exceptions.length === 0) return null;
  return (
    <section aria-labelledby="exceptions-heading">
      <h2 id="exceptions-heading" className="mb-2 font-medium">
        {t('heading')}
      </h2>
      <Alert tone="red" icon={ShieldAlert} title={t('text', { count: exceptions.length })}>
        <ul className="mt-1 flex flex-col gap-2">
          {exceptions.map(({ kind, ruleId, ruleName, isStale, reason, rows, instances }) => (
            <li key={`${kind}/${ruleId}/${reason}`} className="break-words">
              <span className="font-medium">{t(kind, { name: ruleName })}</span>{' '}
              <q className="whitespace-pre-wrap">{reason}</q>
              <span className="block text-sm">
                {t('rows', { count: rows, instances: format.list(instances) })}
              </span>
              {isStale ? <span className="block text-sm">{t('stale')}</span> : null}
            </li>
          ))}
        </ul>
      </Alert>
    </section>
  );
}

/** "Since the request: freeze *Golden Week* added". Nothing when the schedule says what it said then. */
export function ScheduleChangesAlert({ batch }: { batch: BatchHead }) {
  const t = useTranslations('batches.changes');
  const { scheduleChanges } = batch;
  if (scheduleChanges.length === 0) return null;
  const stops = scheduleChanges.some(({ kind }) => kind === 'freeze');
  return (
    <Alert tone={stops ? 'red' : 'amber'} icon={CalendarX} title={t('title')}>
      <ul>
        {scheduleChanges.map(({ kind, id, name, rows, excepted }) => (
          <li key={`${kind}/${id}`} className="break-words">
            {t(kind, { name, count: rows - excepted })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
