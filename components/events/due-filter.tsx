'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { FilterChip } from '@/components/table/filter-chip';
import { DateTimeField } from '@/components/time/date-time-field';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { Popover } from '@/components/ui/popover';
import { RadioGroup } from '@/components/ui/radio-group';
import { formatInstant } from '@/lib/time/format';
import { type Wall, wallToInstant } from '@/lib/time/wall';
import { DUE_PRESETS, type DuePreset } from '@/lib/url/events-params';

const PRESETS = ['2h', '24h', '3d', '7d'] as const satisfies readonly DuePreset[];
const ANY = 'any';
const CUSTOM = 'custom';

type DueFilterProps = { value: string | null; onValueChange: (value: string | null) => void };

/** "Due before": a span from now, which moves with the clock, or an instant that the person names. */
export function DueFilter({ value, onValueChange }: DueFilterProps) {
  const t = useTranslations('events.filters');
  const locale = useLocale();
  const zone = useViewerZone();
  const [wall, setWall] = useState<Wall | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isPreset = value !== null && Object.hasOwn(DUE_PRESETS, value);
  const choice = value === null ? ANY : isPreset ? value : CUSTOM;
  const options = [
    { value: ANY, label: t('anyTime') },
    ...PRESETS.map((preset) => ({ value: preset, label: t(`within.${preset}`) })),
  ];

  function chooseWall(next: Wall | null) {
    setWall(next);
    if (!next) return;
    const result = wallToInstant(next, zone);
    setProblem(result.kind === 'gap' ? t('gap', { zone }) : null);
    // Of an hour that exists twice the later one lists more, so nothing due is missed.
    if (result.kind === 'ok') onValueChange(new Date(result.ms).toISOString());
    if (result.kind === 'overlap') onValueChange(new Date(result.laterMs).toISOString());
  }

  function face(): string | null {
    const preset = PRESETS.find((known) => known === value);
    if (preset) return t(`within.${preset}`);
    return value && t('before', { time: formatInstant(Date.parse(value), { zone, locale }) });
  }

  return (
    <Popover label={t('due')} trigger={<FilterChip name={t('due')} value={face()} />} className="w-64">
      <RadioGroup
        label={t('due')}
        options={options}
        value={choice}
        onValueChange={(next) => {
          setWall(null);
          onValueChange(next === ANY ? null : next);
        }}
      />
      <div className="mt-3 border-line2 border-t pt-3">
        <DateTimeField
          label={t('custom', { zone })}
          value={wall}
          onValueChange={chooseWall}
          error={problem}
        />
      </div>
    </Popover>
  );
}
