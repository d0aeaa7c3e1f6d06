'use client';

import { CalendarClock } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import type { Lapse } from '@/lib/schemas/approvals';
import type { BatchHead } from '@/lib/schemas/batches';
import { formatInstant, offsetLabel } from '@/lib/time/format';

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
  const locale = useLocale();
  const text = (ms: number) => `${formatInstant(ms, { zone, locale })} ${offsetLabel(ms, zone)}`;
  return ({ rows, untilMs, lastMs }) => ({ count: rows, time: text(untilMs), last: text(lastMs) });
}
