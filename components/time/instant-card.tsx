'use client';

import { Popover } from '@base-ui/react/popover';
import { useLocale, useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { useClock, useViewerZone } from '@/components/time/use-clock';
import { CopyId } from '@/components/ui/copy-id';
import { POPUP } from '@/components/ui/styles';
import { cn } from '@/lib/cn';
import { formatInstant, formatRelative, offsetLabel } from '@/lib/time/format';

type InstantCardProps = {
  ms: number;
  zone: string;
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
};

// biome-ignore lint/style/noDefaultExport: React.lazy takes a default export
export default function InstantCard({
  ms,
  zone,
  anchor,
  onClose,
  onPointerEnter,
  onPointerLeave,
}: InstantCardProps) {
  const t = useTranslations('time');
  const locale = useLocale();
  const viewerZone = useViewerZone();
  const relative = useClock((nowMs) => formatRelative(ms, nowMs, locale));
  const zones = [...new Set(['UTC', zone, viewerZone])];
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} side="bottom" align="start" sideOffset={4} className="z-60">
          <Popover.Popup
            aria-label={t('details')}
            initialFocus={false}
            onPointerEnter={onPointerEnter}
            onPointerLeave={onPointerLeave}
            className={cn(POPUP, 'px-3 py-2.5')}
          >
            <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-1 text-sm">
              {zones.map((name) => (
                <Line key={name} term={name === viewerZone ? t('yourZone', { zone: name }) : name}>
                  {formatInstant(ms, { zone: name, locale, style: 'seconds' })}{' '}
                  <span className="text-dim">{offsetLabel(ms, name)}</span>
                </Line>
              ))}
              <Line term={t('relative')}>{relative}</Line>
              <Line term={t('epochMs')}>
                <CopyId id={String(ms)} className="text-xs" />
              </Line>
            </dl>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Line({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-dim">{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
