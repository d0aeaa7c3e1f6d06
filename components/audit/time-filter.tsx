'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ChangeAuditQuery } from '@/components/audit/audit-toolbar';
import { FilterChip } from '@/components/table/filter-chip';
import { DateTimeField } from '@/components/time/date-time-field';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { Button } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { nowMs } from '@/lib/time/clock';
import { formatInstant } from '@/lib/time/format';
import { instantToWall, type Wall, type WallResult, wallToInstant } from '@/lib/time/wall';

const HOUR_MS = 3_600_000;
const PRESETS = { '1h': HOUR_MS, '24h': 24 * HOUR_MS, '7d': 168 * HOUR_MS } as const;
const PRESET_IDS = ['1h', '24h', '7d'] as const;

type TimeFilterProps = { from: string | null; to: string | null; onChange: ChangeAuditQuery };

/** "Time": from and to, on the viewer's clock; the address holds the instants. */
export function TimeFilter({ from, to, onChange }: TimeFilterProps) {
  const t = useTranslations('audit.filters');
  const locale = useLocale();
  const zone = useViewerZone();
  const shown = (instant: string) => formatInstant(Date.parse(instant), { zone, locale });

  function face(): string | null {
    if (from !== null && to !== null) return t('between', { from: shown(from), to: shown(to) });
    if (from !== null) return t('after', { time: shown(from) });
    return to === null ? null : t('before', { time: shown(to) });
  }

  return (
    <Popover label={t('time')} trigger={<FilterChip name={t('time')} value={face()} />} className="w-72">
      <div className="flex flex-wrap gap-1.5">
        {PRESET_IDS.map((preset) => (
          <Button
            key={preset}
            size="sm"
            onClick={() => onChange({ from: new Date(nowMs() - PRESETS[preset]).toISOString(), to: null })}
          >
            {t(`last.${preset}`)}
          </Button>
        ))}
      </div>
      <div className="mt-3 flex flex-col gap-3 border-line2 border-t pt-3">
        <EdgeField
          label={t('from', { zone })}
          zone={zone}
          value={from}
          edge="earlier"
          onValueChange={(value) => onChange({ from: value })}
        />
        <EdgeField
          label={t('to', { zone })}
          zone={zone}
          value={to}
          edge="later"
          onValueChange={(value) => onChange({ to: value })}
        />
        {from === null && to === null ? null : (
          <Button variant="ghost" onClick={() => onChange({ from: null, to: null })}>
            {t('anyTime')}
          </Button>
        )}
      </div>
    </Popover>
  );
}

type EdgeFieldProps = {
  label: string;
  zone: string;
  /** ISO 8601, or none. */
  value: string | null;
  /** Of an hour that exists twice, the one that lists more. */
  edge: 'earlier' | 'later';
  onValueChange: (value: string) => void;
};

function EdgeField({ label, zone, value, edge, onValueChange }: EdgeFieldProps) {
  const t = useTranslations('audit.filters');
  const [problem, setProblem] = useState<string | null>(null);
  // What the segments show while the address still holds `at`: a date that is half typed, or does not exist.
  const [typed, setTyped] = useState<{ wall: Wall | null; at: string | null } | null>(null);

  function choose(wall: Wall | null) {
    const result = wall && wallToInstant(wall, zone);
    setProblem(result?.kind === 'gap' ? t('gap', { zone }) : null);
    const ms = instantOf(result, edge);
    const at = ms === null ? value : new Date(ms).toISOString();
    setTyped({ wall, at });
    if (at !== null && at !== value) onValueChange(at);
  }

  const stored = value === null ? null : instantToWall(Date.parse(value), zone);
  return (
    <DateTimeField
      label={label}
      value={typed?.at === value ? typed.wall : stored}
      onValueChange={choose}
      error={problem}
    />
  );
}

function instantOf(result: WallResult | null, edge: EdgeFieldProps['edge']): number | null {
  if (result?.kind === 'ok') return result.ms;
  if (result?.kind !== 'overlap') return null;
  return edge === 'earlier' ? result.earlierMs : result.laterMs;
}
