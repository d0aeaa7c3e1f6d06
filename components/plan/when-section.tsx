'use client';

import { useTranslations } from 'next-intl';
import type { PlanTimes } from '@/components/plan/plan-times';
import { SpreadField } from '@/components/plan/spread-field';
import { instantOf } from '@/components/plan/time-input';
import { TimeReadout, ZonedTimeField } from '@/components/plan/zoned-time-field';
import { ZoneSelect } from '@/components/time/zone-select';
import { Segmented } from '@/components/ui/segmented';

type WhenSectionProps = {
  times: PlanTimes;
  onTimesChange: (change: Partial<PlanTimes>) => void;
  /** Rows that follow the batch. */
  followers: number;
};

/** Now or at a time, in which zone, at once or spread. */
export function WhenSection({ times, onTimesChange, followers }: WhenSectionProps) {
  const t = useTranslations('plan.when');
  const { when, zone, start } = times;
  return (
    <>
      <Segmented
        label={t('label')}
        options={[
          { value: 'immediate', label: t('immediate') },
          { value: 'scheduled', label: t('scheduled') },
        ]}
        value={when}
        onValueChange={(next) => onTimesChange({ when: next })}
      />
      {when === 'immediate' ? <p className="-mt-3 text-dim text-sm">{t('immediateHint')}</p> : null}
      {when === 'scheduled' ? (
        <>
          <div className="flex flex-col gap-1.5">
            <ZonedTimeField
              label={t('planTime')}
              zone={zone}
              input={start}
              onInputChange={(next) => onTimesChange({ start: next })}
            />
            <ZoneSelect
              zone={zone}
              onZoneChange={(next) => onTimesChange({ zone: next })}
              atMs={instantOf(start, zone) ?? undefined}
              labelHidden
            />
            <TimeReadout input={start} zone={zone} />
          </div>
          <SpreadField times={times} onTimesChange={onTimesChange} followers={followers} />
        </>
      ) : null}
    </>
  );
}
