'use client';

import { CalendarClock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { firstLapse, type Lapse, lapseAt } from '@/components/approvals/lapse';
import { useInstantWords } from '@/components/time/use-instant-words';
import { Alert } from '@/components/ui/alert';
import type { BatchDetail } from '@/lib/schemas/batches';

/** That an approval stops counting before the last row is due, unless its person signs in again. */
export function LapseAlert({ batch }: { batch: BatchDetail }) {
  const t = useTranslations('approvals.warning');
  const lapse = firstLapse(batch);
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
export function OwnLapseAlert({ batch }: { batch: BatchDetail }) {
  const t = useTranslations('approvals.warning');
  const lapse = lapseAt(batch.mineCountsUntilMs, batch.rows);
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
