'use client';

import { CalendarClock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { PlannedRow } from '@/components/plan/planned-row';
import { useClock } from '@/components/time/use-clock';
import { useInstantWords } from '@/components/time/use-instant-words';
import { Alert } from '@/components/ui/alert';
import type { SignInProvider } from '@/lib/schemas/sign-in';

type ProviderCalloutProps = {
  provider: SignInProvider;
  rows: readonly PlannedRow[];
  zone: string;
  className?: string;
};

const MINUTE_MS = 60_000;

/** That rows are planned for later than an approval counts which somebody from the identity provider gives now. */
export function ProviderCallout({ provider, rows, zone, className }: ProviderCalloutProps) {
  const t = useTranslations('plan.approval');
  const write = useInstantWords(zone);
  const untilMs = useClock((nowMs) => Math.floor((nowMs + provider.approvalMs) / MINUTE_MS) * MINUTE_MS);
  const count = rows.filter(
    ({ order }) => order?.opsType === 'scheduled' && order.planTimeMs > untilMs,
  ).length;
  if (count === 0) return null;
  const time = write(untilMs);
  return (
    <Alert tone="amber" icon={CalendarClock} title={t('lateTitle', { count, time })} className={className}>
      {t('late', { label: provider.label })}
    </Alert>
  );
}
