'use client';

import { useTranslations } from 'next-intl';
import { clockText, instantOf, resultOf, type TimeInput, wallText } from '@/components/batch/plan/plan-times';
import { DateTimeField } from '@/components/time/date-time-field';
import { InstantHint } from '@/components/time/instant';
import { useClock } from '@/components/time/use-clock';
import { RadioGroup } from '@/components/ui/radio-group';
import { judgeTime } from '@/lib/domain/row-gate';
import { nowMs } from '@/lib/time/clock';
import { offsetLabel } from '@/lib/time/format';
import { parseTimeText } from '@/lib/time/parse-time-text';

type ZonedTimeFieldProps = {
  /** Accessible name of the group of segments. */
  label: string;
  zone: string;
  input: TimeInput;
  onInputChange: (input: TimeInput) => void;
  /** Another reason why the time is wrong. */
  error?: string | null;
};

/** A wall time of `zone`, typed or pasted: refuses an hour that the clock skips, and asks when it comes twice. */
export function ZonedTimeField({ label, zone, input, onInputChange, error }: ZonedTimeFieldProps) {
  const t = useTranslations('plan.time');
  const problem = useTimeProblem(input, zone);
  const result = resultOf(input, zone);
  const overlap = result?.kind === 'overlap' ? result : null;
  return (
    <>
      <div
        onPaste={(event) => {
          const wall = parseTimeText(event.clipboardData.getData('text'), nowMs(), zone);
          if (!wall) return;
          event.preventDefault();
          onInputChange({ wall, which: null });
        }}
      >
        <DateTimeField
          label={label}
          value={input.wall}
          onValueChange={(wall) => onInputChange({ wall, which: null })}
          error={problem ?? error ?? undefined}
        />
      </div>
      {overlap && input.wall ? (
        <RadioGroup
          label={t('overlap', { wall: wallText(input.wall), zone })}
          options={[
            {
              value: 'earlier',
              label: t('overlapEarlier', { offset: offsetLabel(overlap.earlierMs, zone) }),
            },
            { value: 'later', label: t('overlapLater', { offset: offsetLabel(overlap.laterMs, zone) }) },
          ]}
          value={input.which}
          onValueChange={(which) => onInputChange({ ...input, which })}
        />
      ) : null}
    </>
  );
}

/** Under the field: the same instant in UTC, from now, and in the viewer's own zone. */
export function TimeReadout({ input, zone }: { input: TimeInput; zone: string }) {
  const ms = instantOf(input, zone);
  return ms === null ? null : <InstantHint ms={ms} zone={zone} />;
}

/** Why the typed time cannot be used, in words, or null. */
function useTimeProblem(input: TimeInput, zone: string): string | null {
  const t = useTranslations('plan.time');
  const result = resultOf(input, zone);
  const ms = instantOf(input, zone);
  const bound = useClock((nowMs) =>
    ms === null ? null : judgeTime({ opsType: 'scheduled', planTimeMs: ms }, nowMs),
  );
  if (result?.kind === 'invalid') return t('invalid');
  if (result?.kind === 'gap' && input.wall) {
    const { jumpFrom, jumpTo } = result;
    return t('gap', {
      wall: wallText(input.wall),
      zone,
      from: clockText(jumpFrom),
      to: clockText(jumpTo),
    });
  }
  return bound && t(bound);
}
