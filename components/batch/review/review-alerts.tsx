'use client';

import { CalendarClock, Check, CircleAlert, GitCompareArrows, HardDrive, TriangleAlert } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { PlanCounts } from '@/components/batch/review/plan-counts';
import { useApprovalRun } from '@/components/batch/review/use-approval-actions';
import { notify } from '@/components/feedback/toast-store';
import { useInstantWords } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { markSeen } from '@/lib/actions/batches';
import type { DiffRow } from '@/lib/domain/plan';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { Lapse } from '@/lib/schemas/batch-approval';
import type { BatchHead } from '@/lib/schemas/batches';
import { formatInstant, offsetLabel } from '@/lib/time/format';

type ReviewAlertsProps = { counts: PlanCounts; zone: string; critical: number };

/** What can hurt: rows that start at once, critical events, local disks, rows that come too late. */
export function ReviewAlerts({ counts, zone, critical }: ReviewAlertsProps) {
  const t = useTranslations('approvals.warning');
  const format = useFormatter();
  const locale = useLocale();
  const region = useRegionLabel();
  const { now, nowRegions, localDisk, cloudFirst, cloudFirstMs } = counts;
  return (
    <>
      {now > 0 ? (
        <Alert tone="red" icon={CircleAlert} title={t('nowTitle', { count: now })}>
          {t('nowIn', {
            regions: format.list(nowRegions.map(({ regionId, regionName }) => region(regionId, regionName))),
          })}
        </Alert>
      ) : null}
      {critical > 0 ? (
        <Alert tone="red" icon={CircleAlert} title={t('criticalTitle', { count: critical })}>
          {t('critical')}
        </Alert>
      ) : null}
      {localDisk > 0 ? (
        <Alert tone="amber" icon={HardDrive} title={t('diskTitle', { count: localDisk })}>
          {t('disk')}
        </Alert>
      ) : null}
      {cloudFirst > 0 && cloudFirstMs !== null ? (
        <Alert tone="amber" icon={TriangleAlert} title={t('cloudTitle', { count: cloudFirst })}>
          {t('cloud', {
            time: `${formatInstant(cloudFirstMs, { zone, locale })} ${offsetLabel(cloudFirstMs, zone)}`,
          })}
        </Alert>
      ) : null}
    </>
  );
}

type DiffAlertProps = { batch: BatchHead; diff: NonNullable<BatchHead['diff']> };

/** "Changed since you looked": in one sentence, and row by row on request; stays until the viewer has seen it or decides. */
export function DiffAlert({ batch, diff }: DiffAlertProps) {
  const t = useTranslations('approvals.diff');
  const [open, setOpen] = useState(false);
  const listId = useId();
  const write = useOrderText(batch.zone);
  const seen = useMarkSeen(batch);
  const { added, removed, changed } = diff;
  const [only] = changed;
  const count = changed.length + added.length + removed.length;
  return (
    <Alert
      tone="slate"
      icon={GitCompareArrows}
      title={t('title')}
      actions={
        <Button size="sm" loading={seen.running} onClick={seen.mark}>
          <Check aria-hidden />
          {t('seen')}
        </Button>
      }
    >
      {count === 0
        ? t('same')
        : only && count === 1
          ? t('moved', { from: write(only.before), to: write(only) })
          : t('summary', { changed: changed.length, added: added.length, removed: removed.length })}{' '}
      {count === 0 ? null : (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={listId}
          onClick={() => setOpen(!open)}
          className="font-medium text-accent hover:underline"
        >
          {open ? t('hide') : t('show')}
        </button>
      )}
      <ul
        id={listId}
        hidden={!open}
        aria-label={t('list', { revision: diff.fromRequest })}
        className="mt-2 flex flex-col gap-1"
      >
        {changed.map((row) => (
          <Line key={row.eventKey} row={row}>
            {t('changed', { from: write(row.before), to: write(row) })}
          </Line>
        ))}
        {added.map((row) => (
          <Line key={row.eventKey} row={row}>
            {t('added', { to: write(row) })}
          </Line>
        ))}
        {removed.map((row) => (
          <Line key={row.eventKey} row={row}>
            {t('removed', { from: write(row) })}
          </Line>
        ))}
      </ul>
    </Alert>
  );
}

/** Says that the viewer knows this revision; then the server has nothing more to show until the next one. */
function useMarkSeen({ id, number, revision, request }: BatchHead) {
  const t = useTranslations('approvals.diff');
  const run = useApprovalRun();
  const [running, setRunning] = useState(false);
  async function mark() {
    setRunning(true);
    const done = await run(() => markSeen({ batchId: id, revision }));
    setRunning(false);
    if (done.ok) notify.success(t('seenDone', { number, revision: request }));
    else notify.error(t('seenFailed'), { description: done.text });
  }
  return { running, mark };
}

function Line({ row, children }: { row: DiffRow; children: string }) {
  return (
    <li className="flex flex-wrap justify-between gap-x-4">
      <span className="min-w-0 truncate font-medium" title={row.eventId}>
        {row.instanceName || row.resourceId}
      </span>
      <span>{children}</span>
    </li>
  );
}

function useOrderText(zone: string): (order: Pick<DiffRow, 'planTimeMs'>) => string {
  const t = useTranslations('approvals.diff');
  const locale = useLocale();
  return ({ planTimeMs }) =>
    planTimeMs === null
      ? t('now')
      : `${formatInstant(planTimeMs, { zone, locale })} ${offsetLabel(planTimeMs, zone)}`;
}

/** That an approval stops counting before the last row is due, unless its person signs in again. */
export function LapseAlert({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals.warning');
  const { lapse } = batch;
  const words = useLapseWords(batch.zone);
  if (!lapse) return null;
  const values = { ...words(lapse), name: lapse.userName };
  return (
    <Alert tone="amber" icon={CalendarClock} title={t('lapseTitle', values)}>
      {t('lapse', values)}
    </Alert>
  );
}

/** The same of the approval that the viewer is about to give. */
export function OwnLapseAlert({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals.warning');
  const { ownLapse: lapse } = batch;
  const words = useLapseWords(batch.zone);
  if (!lapse) return null;
  return (
    <Alert tone="amber" icon={CalendarClock} title={t('ownLapseTitle', words(lapse))}>
      {t('ownLapse', words(lapse))}
    </Alert>
  );
}

function useLapseWords(zone: string): (lapse: Lapse) => { count: number; time: string; last: string } {
  const text = useInstantWords(zone);
  return ({ rows, untilMs, lastMs }) => ({ count: rows, time: text(untilMs), last: text(lastMs) });
}
