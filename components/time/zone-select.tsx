'use client';

import { Globe } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useNowMs } from '@/components/time/use-clock';
import { Combobox } from '@/components/ui/combobox';
import { offsetLabel } from '@/lib/time/format';
import { listZones } from '@/lib/time/zones';

type ZoneSelectProps = {
  /** IANA name. */
  zone: string;
  onZoneChange: (zone: string) => void;
  /** The instant whose offsets are shown (epoch ms): the planned time, not now, or summer time misleads. Default now. */
  atMs?: number;
  /** Default "Time zone". */
  label?: string;
  labelHidden?: boolean;
  className?: string;
};

const HOUR_MS = 3_600_000;

/** Any IANA zone, found by typing its name, its city or its offset. */
export function ZoneSelect({ zone, onZoneChange, atMs, label, labelHidden, className }: ZoneSelectProps) {
  const t = useTranslations('time');
  const nowMs = useNowMs();
  // To the hour: offsets change rarely, and the list is long.
  const instantMs = Math.floor((atMs ?? nowMs) / HOUR_MS) * HOUR_MS;
  const items = useMemo(
    () =>
      [...new Set([zone, ...listZones()])].map((name) => ({
        value: name,
        label: name,
        hint: offsetLabel(instantMs, name),
      })),
    [zone, instantMs],
  );
  return (
    <Combobox
      label={label ?? t('zone')}
      labelHidden={labelHidden}
      items={items}
      value={zone}
      onValueChange={onZoneChange}
      emptyText={t('noZone')}
      lead={<Globe aria-hidden className="size-[15px] stroke-[1.75]" />}
      trail={offsetLabel(atMs ?? nowMs, zone)}
      className={className}
    />
  );
}
