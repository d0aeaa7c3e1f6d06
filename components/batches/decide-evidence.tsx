'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCloudStatusWords } from '@/components/batches/badges';
import { callLook } from '@/components/batches/call-look';
import { useInstantText } from '@/components/batches/use-instant-text';
import { useClock } from '@/components/time/use-clock';
import { CopyId } from '@/components/ui/copy-id';
import type { BatchCall, BatchRow, BatchRowsPage } from '@/lib/schemas/batches';
import { formatDuration } from '@/lib/time/format';

/** What is known about one row without an answer: its call, what each reading showed, and earlier decisions. */
export function DecideEvidence({ page, row }: { page: BatchRowsPage | undefined; row: BatchRow }) {
  const t = useTranslations('batches.decide');
  const instantText = useInstantText();
  const words = useCloudStatusWords();
  const call = page?.calls.find(({ id }) => id === row.callId);
  const past = page?.decisions.filter(({ rowId }) => rowId === row.id) ?? [];
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-dim text-sm max-sm:grid-cols-1">
      <dt>{t('attempt', { attempt: row.attempt })}</dt>
      <dd>{call ? <CallLine call={call} /> : null}</dd>
      <dt>{t('readings')}</dt>
      <dd className="flex flex-col gap-1">
        <span>
          {t('before', { status: row.statusBefore === null ? t('noStatus') : words(row.statusBefore) })}
        </span>
        {row.sights.map((sight) => (
          <span key={sight.firstAtMs} className="flex flex-wrap items-center gap-x-2">
            {t('reading', {
              status: sight.status === null ? t('notListed') : words(sight.status),
              count: sight.count,
              from: instantText(sight.firstAtMs, 'seconds'),
              to: instantText(sight.lastAtMs, 'seconds'),
            })}
            {sight.notBeforeMs === null ? null : (
              <span>{t('readingDue', { time: instantText(sight.notBeforeMs) })}</span>
            )}
          </span>
        ))}
        {past.map(({ attempt, decision, reason, decidedByName, decidedAtMs }) => (
          <span key={attempt}>
            {t('past', { decision, reason, name: decidedByName, time: instantText(decidedAtMs) })}
          </span>
        ))}
      </dd>
    </dl>
  );
}

function CallLine({ call }: { call: BatchCall }) {
  const t = useTranslations('batches.decide');
  const tStates = useTranslations('batches.calls.states');
  const locale = useLocale();
  const instantText = useInstantText();
  const { startedAtMs, endedAtMs, state, vendorCode, requestId } = call;
  const age = useClock((nowMs) => formatDuration(Math.max(0, nowMs - startedAtMs), locale));
  const look = callLook(state);
  const ended = instantText(endedAtMs ?? startedAtMs, 'seconds');
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <span>{t('callSent', { time: instantText(startedAtMs, 'seconds'), ended })}</span>
      <span>{t('callResult', { state: look ? tStates(look.state) : state, code: vendorCode ?? '–' })}</span>
      {requestId ? <CopyId id={requestId} className="text-xs" /> : null}
      {age === null ? null : <span>{t('since', { age })}</span>}
    </span>
  );
}
