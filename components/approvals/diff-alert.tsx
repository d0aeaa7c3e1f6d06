'use client';

import { GitCompareArrows } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import type { DiffRow, PlanDiff } from '@/lib/domain/plan-diff';
import { formatInstant, offsetLabel } from '@/lib/time/format';

type DiffAlertProps = { diff: PlanDiff & { fromRevision: number }; zone: string };

/** "Changed since you looked": in one sentence, and row by row on request. */
export function DiffAlert({ diff, zone }: DiffAlertProps) {
  const t = useTranslations('approvals.diff');
  const [open, setOpen] = useState(false);
  const listId = useId();
  const write = useOrderText(zone);
  const { added, removed, changed } = diff;
  const [only] = changed;
  const isOneMove = only && changed.length === 1 && added.length + removed.length === 0;
  return (
    <Alert tone="slate" icon={GitCompareArrows} title={t('title')}>
      {isOneMove
        ? t('moved', { from: write(only.before), to: write(only) })
        : t('summary', { changed: changed.length, added: added.length, removed: removed.length })}{' '}
      <button
        type="button"
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpen(!open)}
        className="font-medium text-accent hover:underline"
      >
        {open ? t('hide') : t('show')}
      </button>
      <ul
        id={listId}
        hidden={!open}
        aria-label={t('list', { revision: diff.fromRevision })}
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
