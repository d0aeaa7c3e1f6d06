'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import {
  inOneHourMs,
  inputOf,
  instantOf,
  NO_TIME,
  nextNightMs,
  type PlanTimes,
  planOf,
  spreadOn,
  spreadProblem,
} from '@/components/batch/plan/plan-times';
import { beforeFirstDueMs, type PlannedRow } from '@/components/batch/plan/planned-row';
import type { PlanSlots } from '@/components/batch/plan/use-slots';
import { TimeReadout, ZonedTimeField } from '@/components/batch/plan/zoned-time-field';
import { Field } from '@/components/form/field';
import { useClock } from '@/components/time/use-clock';
import { ZoneSelect } from '@/components/time/zone-select';
import { Button } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
import { Segmented } from '@/components/ui/radio-group';
import { nowMs } from '@/lib/time/clock';
import { formatDuration, formatInstant } from '@/lib/time/format';
import { parseTimeText } from '@/lib/time/parse-time-text';
import type { Wall } from '@/lib/time/wall';
import { zoneOfRegion } from '@/lib/time/zones';

type WhenSectionProps = {
  times: PlanTimes;
  onTimesChange: (change: Partial<PlanTimes>) => void;
  /** Rows that follow the batch. */
  followers: number;
  rows: readonly PlannedRow[];
  slots: PlanSlots;
};

/** Now or at a time, in which zone, at once or spread. */
export function WhenSection({ times, onTimesChange, followers, rows, slots }: WhenSectionProps) {
  const t = useTranslations('plan.when');
  const { when, zone, start } = times;
  const regionIds = [...new Set(rows.map(({ row }) => row.regionId))].sort().join(' ');
  const regionZones = useMemo(
    () => [...new Set(regionIds.split(' ').flatMap((id) => zoneOfRegion(id) ?? []))],
    [regionIds],
  );
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
              first={regionZones}
              labelHidden
            />
            <TimeReadout input={start} zone={zone} />
            <PlannedBeside ms={instantOf(start, zone)} slots={slots} />
            <TypedTime zone={zone} onTime={(wall) => onTimesChange({ start: { wall, which: null } })} />
            <TimePresets
              zone={zone}
              rows={rows}
              onPick={(ms) => onTimesChange({ start: inputOf(ms, zone) })}
            />
          </div>
          <SpreadField times={times} onTimesChange={onTimesChange} followers={followers} />
        </>
      ) : null}
    </>
  );
}

/** How many rows of other batches are planned for the same hour; nothing when there are none. */
function PlannedBeside({ ms, slots }: { ms: number | null; slots: PlanSlots }) {
  const t = useTranslations('slots.plan');
  const count = ms === null ? 0 : slots.plannedAt(ms);
  return count === 0 ? null : <p className="text-dim text-sm">{t('plannedBeside', { count })}</p>;
}

/** The plan time in words or pasted, for whoever has it as text. */
function TypedTime({ zone, onTime }: { zone: string; onTime: (wall: Wall) => void }) {
  const t = useTranslations('plan.typed');
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);

  function apply() {
    const wall = text.trim() === '' ? null : parseTimeText(text, nowMs(), zone);
    setWrong(wall === null && text.trim() !== '');
    if (!wall) return;
    onTime(wall);
    setText('');
  }

  return (
    <Field label={t('label')} error={isWrong ? t('wrong') : undefined}>
      {(control) => (
        <Input
          {...control}
          placeholder={t('placeholder')}
          autoComplete="off"
          maxLength={60}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={apply}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            apply();
          }}
        />
      )}
    </Field>
  );
}

type TimePresetsProps = {
  zone: string;
  rows: readonly PlannedRow[];
  /** Epoch ms. */
  onPick: (ms: number) => void;
};

/** The times that people choose most, one press each. */
function TimePresets({ zone, rows, onPick }: TimePresetsProps) {
  const t = useTranslations('plan.presets');
  // Offered only while there is such a time; which one exactly is decided by the press.
  const hasDue = useClock((ms) => beforeFirstDueMs(rows, ms) !== null);
  const beforeDue = () => {
    const ms = beforeFirstDueMs(rows, nowMs());
    if (ms !== null) onPick(ms);
  };
  return (
    <div role="group" aria-label={t('label')} className="flex flex-wrap gap-1">
      <Button size="sm" onClick={() => onPick(inOneHourMs(nowMs()))}>
        {t('hour')}
      </Button>
      <Button size="sm" onClick={() => onPick(nextNightMs(nowMs(), zone))}>
        {t('night')}
      </Button>
      {hasDue ? (
        <Button size="sm" onClick={beforeDue}>
          {t('beforeDue')}
        </Button>
      ) : null}
    </div>
  );
}

type SpreadFieldProps = {
  times: PlanTimes;
  onTimesChange: (change: Partial<PlanTimes>) => void;
  /** Rows that follow the batch. */
  followers: number;
};

const MINUTE_MS = 60_000;

/** All rows at once, or one after the other until a second time. */
function SpreadField({ times, onTimesChange, followers }: SpreadFieldProps) {
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
