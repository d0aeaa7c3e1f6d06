'use client';

import { Check, CircleHelp, CircleX, CloudCog, Diamond, Hourglass, Loader, Lock, Timer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type IconType, TONE_TEXT, type Tone } from '@/components/ui/badge';
import { cn } from '@/lib/cn';
import type { CalendarBar, CalendarDue, CalendarStep } from '@/lib/schemas/schedule-calendar';

/** What a bar says first: what needs a person, then what moves, then what waits. */
const ORDER: readonly CalendarStep[] = [
  'unknown',
  'failed',
  'running',
  'waiting',
  'queued',
  'at_cloud',
  'ended',
];

type Look = { tone: Tone; icon: IconType; box: string };
const LOOK: Record<CalendarStep, Look> = {
  unknown: { tone: 'amber', icon: CircleHelp, box: 'border-transparent bg-amber-bg text-amber' },
  failed: { tone: 'red', icon: CircleX, box: 'border-transparent bg-red-bg text-red' },
  running: { tone: 'blue', icon: Loader, box: 'border-transparent bg-blue-bg text-blue' },
  waiting: { tone: 'amber', icon: Hourglass, box: 'border-amber border-dashed bg-panel text-amber' },
  queued: { tone: 'violet', icon: Timer, box: 'border-violet bg-panel text-violet' },
  at_cloud: { tone: 'violet', icon: Lock, box: 'border-transparent bg-violet-bg text-violet' },
  ended: { tone: 'green', icon: Check, box: 'border-transparent bg-green-bg text-green' },
};

export function stepOf({ steps }: CalendarBar): CalendarStep {
  return ORDER.find((step) => (steps[step] ?? 0) > 0) ?? 'ended';
}

export const lookOf = (bar: CalendarBar): Look => LOOK[stepOf(bar)];

/** Icon and numbers: "#42 · 24"; `isShort`: on a phone only how many rows. */
export function BarFace({ bar, isShort = false }: { bar: CalendarBar; isShort?: boolean }) {
  const { icon: Icon } = lookOf(bar);
  return (
    <>
      <Icon aria-hidden className="size-[13px] shrink-0 stroke-[1.75]" />
      <span className="truncate">
        <span className={cn(isShort && 'max-sm:hidden')}>#{bar.number} · </span>
        {bar.count}
      </span>
    </>
  );
}

/** The state of a bar: icon and word. */
export function StepWord({ bar }: { bar: CalendarBar }) {
  const t = useTranslations('calendar.page.step');
  const step = stepOf(bar);
  const { icon: Icon, tone } = LOOK[step];
  return (
    <span className={cn('inline-flex items-center gap-1.5', TONE_TEXT[tone])}>
      <Icon aria-hidden className="size-[13px] shrink-0 stroke-[1.75]" />
      {t(step)}
    </span>
  );
}

/** The diamond of a due time, red inside a freeze; several are one with their number. */
export function DueFace({ due }: { due: CalendarDue }) {
  const isFrozen = due.freeze !== null;
  return (
    <span className={cn('inline-flex items-center gap-0.5', isFrozen ? 'text-red' : 'text-dim')}>
      <Diamond
        aria-hidden
        className={cn('size-[15px] shrink-0 stroke-[1.75]', isFrozen ? 'fill-red-bg' : 'fill-panel')}
      />
      {due.count > 1 ? <span className="font-medium text-2xs">{due.count}</span> : null}
    </span>
  );
}

const FREEZE_FILL =
  'bg-[repeating-linear-gradient(135deg,var(--red-bg)_0_7px,transparent_7px_14px)] border-red/40';

/** Classes of the hatched stretch of a freeze; of a part of the lane only, paler. */
export function freezeFill(isPart: boolean): string {
  return cn(FREEZE_FILL, isPart && 'opacity-60');
}

/** What the look of each thing means. */
export function Legend({ keys }: { keys: boolean }) {
  const t = useTranslations('calendar.page.legend');
  const item = 'inline-flex items-center gap-1.5';
  const swatch = 'h-3.5 w-6 rounded-[3px] border';
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-dim text-xs" aria-label={t('label')}>
      <li className={item}>
        <span aria-hidden className={cn(swatch, 'border-accent/25 bg-selection')} />
        {t('window')}
      </li>
      <li className={item}>
        <span aria-hidden className={cn(swatch, freezeFill(false))} />
        {t('freeze')}
      </li>
      <li className={item}>
        <Timer aria-hidden className="size-[13px] stroke-[1.75] text-violet" />
        {t('held')}
      </li>
      <li className={item}>
        <span aria-hidden className={cn(swatch, 'grid place-items-center border-transparent bg-violet-bg')}>
          <Lock className="size-2.5 text-violet" />
        </span>
        {t('atCloud')}
      </li>
      <li className={item}>
        <Diamond aria-hidden className="size-[13px] stroke-[1.75]" />
        {t('cloudActs')}
      </li>
      {keys ? null : (
        <li className={item}>
          <CloudCog aria-hidden className="size-[13px] stroke-[1.75]" />
          {t('noRecall')}
        </li>
      )}
    </ul>
  );
}
