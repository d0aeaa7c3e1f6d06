'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import { type PlanTimes, planOf, spreadOn, spreadProblem } from '@/components/plan/plan-times';
import { NO_TIME } from '@/components/plan/time-input';
import { TimeReadout, ZonedTimeField } from '@/components/plan/zoned-time-field';
import { Select } from '@/components/ui/select';
import { formatDuration, formatInstant } from '@/lib/time/format';

type SpreadFieldProps = {
  times: PlanTimes;
  onTimesChange: (change: Partial<PlanTimes>) => void;
  /** Rows that follow the batch. */
  followers: number;
};

const MINUTE_MS = 60_000;

/** All rows at once, or one after the other until a second time. */
export function SpreadField({ times, onTimesChange, followers }: SpreadFieldProps) {
  const t = useTranslations('plan.spread');
  const locale = useLocale();
  const { spread } = planOf(times);
  const clock = (ms: number) => formatInstant(ms, { zone: times.zone, locale, style: 'time' });
  const tooFew = times.isSpread && followers < 2;
  return (
    <div className="flex flex-col gap-1.5">
      <Field label={t('label')} error={tooFew ? t('needsRows') : undefined}>
        {(control) => (
          <Select
            {...control}
            value={times.isSpread ? 'on' : 'off'}
            onChange={(event) =>
              onTimesChange(
                event.currentTarget.value === 'on' ? spreadOn(times) : { isSpread: false, end: NO_TIME },
              )
            }
          >
            <option value="off">{t('off')}</option>
            <option value="on">
              {spread ? t('onTimes', { from: clock(spread.fromMs), to: clock(spread.toMs) }) : t('on')}
            </option>
          </Select>
        )}
      </Field>
      {times.isSpread ? (
        <>
          <ZonedTimeField
            label={t('last')}
            zone={times.zone}
            input={times.end}
            onInputChange={(end) => onTimesChange({ end })}
            error={spreadProblem(times) === 'order' ? t('order') : null}
          />
          <TimeReadout input={times.end} zone={times.zone} />
          {spread && !tooFew ? (
            <p className="text-dim text-sm">{pace(spread.toMs - spread.fromMs, followers)}</p>
          ) : null}
        </>
      ) : null}
    </div>
  );

  function pace(spanMs: number, rows: number): string {
    const eachMs = spanMs / (rows - 1);
    if (eachMs >= MINUTE_MS) return t('every', { interval: formatDuration(eachMs, locale) });
    return t('several', { count: Math.ceil(MINUTE_MS / eachMs) });
  }
}
