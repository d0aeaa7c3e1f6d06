'use client';

import { Globe } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useNowMs, useViewerZone } from '@/components/time/use-clock';
import { Combobox, type ComboboxItem } from '@/components/ui/combobox';
import { offsetLabel } from '@/lib/time/format';
import { isZoneFound, listZones } from '@/lib/time/zones';

type ZoneSelectProps = {
  /** IANA name. */
  zone: string;
  onZoneChange: (zone: string) => void;
  /** The instant whose offsets are shown (epoch ms): the planned time, not now, or summer time misleads. Default now. */
  atMs?: number;
  /** Zones to offer first, after the viewer's own: those of the rows. */
  first?: readonly string[];
  /** Default "Time zone". */
  label?: string;
  labelHidden?: boolean;
  className?: string;
};

const isFound = ({ value, hint = '' }: ComboboxItem, query: string) =>
  isZoneFound({ name: value, offset: hint }, query);

const HOUR_MS = 3_600_000;

const NONE: readonly string[] = [];

/** Any IANA zone, found by typing its name, a city, an abbreviation or an offset. The likely ones stand first. */
export function ZoneSelect({
  zone,
  onZoneChange,
  atMs,
  first = NONE,
  label,
  labelHidden,
  className,
}: ZoneSelectProps) {
  const t = useTranslations('time');
  const nowMs = useNowMs();
  // To the hour: offsets change rarely, and the list is long.
  const instantMs = Math.floor((atMs ?? nowMs) / HOUR_MS) * HOUR_MS;
  const viewerZone = useViewerZone();
  const items = useMemo(
    () =>
      [...new Set([zone, viewerZone, ...first, ...listZones()])].map((name) => ({
        value: name,
        label: name,
        hint: offsetLabel(instantMs, name),
      })),
    [zone, viewerZone, first, instantMs],
  );
  return (
    <Combobox
      label={label ?? t('zone')}
      labelHidden={labelHidden}
      items={items}
      value={zone}
      onValueChange={onZoneChange}
      isFound={isFound}
      emptyText={t('noZone')}
      lead={<Globe aria-hidden className="size-[15px] stroke-[1.75]" />}
      trail={offsetLabel(atMs ?? nowMs, zone)}
      className={className}
    />
  );
}
