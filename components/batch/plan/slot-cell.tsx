'use client';

import { CalendarSearch, CloudLightning, ShieldAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { isSlotBlocked, type PlannedRow } from '@/components/batch/plan/planned-row';
import type { SlotActions } from '@/components/batch/plan/use-slot-actions';
import type { PlanSlots } from '@/components/batch/plan/use-slots';
import { useInstantWords } from '@/components/time/use-clock';
import { Menu, MenuItem } from '@/components/ui/menu';
import { Skeleton } from '@/components/ui/skeleton';
import { SlotBadges, useSlotWords } from '@/components/vocabulary/slot';
import type { SlotWords } from '@/components/vocabulary/slot-words';
import { cn } from '@/lib/cn';
import { type DueFreeze, exceptableRules } from '@/lib/domain/schedule/plan-slots';
import type { FreeSlot } from '@/lib/domain/schedule/world';

/** Badges that one cell shows; the others are counted. */
const SHOWN_BADGES = 2;
const LINK = 'rounded-[4px] text-accent hover:underline';

type SlotCellProps = {
  planned: PlannedRow;
  zone: string;
  slots: PlanSlots;
  actions: SlotActions;
};

/** Whether the row may start at its time, who keeps it from that, and the ways out. */
export const SlotCell = memo(function SlotCell({ planned, zone, slots, actions }: SlotCellProps) {
  const t = useTranslations('slots.plan');
  const words = useSlotWords(zone, slots.world?.regionNames);
  const { row, slot, order } = planned;
  if (slots.state === 'failed') return <span className="text-dim text-xs">{t('failed')}</span>;
  if (slot === null && order !== null) {
    return slots.state === 'current' ? (
      <span className="text-dim text-xs">{t('pending')}</span>
    ) : (
      <Skeleton className="w-24" />
    );
  }
  const blocked = isSlotBlocked(planned);
  const count = slot ? slot.verdict.blocks.length + slot.verdict.marks.length : 0;
  const more = count - SHOWN_BADGES;
  const stuck = blocked || order === null ? actions.stuckOf(row.id) : null;
  const also = slots.alsoIn.get(row.id) ?? [];
  return (
    <span className="flex min-w-0 flex-col gap-0.5 max-sm:items-end max-sm:text-right">
      <span
        className={cn(
          'flex min-w-0 flex-wrap items-center gap-1 max-sm:justify-end',
          count > 1 && 'sm:[&_.cut]:h-4.5 sm:[&_.cut]:leading-4.5',
        )}
      >
        {slot ? <SlotBadges verdict={slot.verdict} words={words} limit={SHOWN_BADGES} /> : null}
        {slot && more > 0 ? (
          <span className="text-2xs text-dim" title={restOf(slot.verdict, words)}>
            {t('more', { count: more })}
          </span>
        ) : null}
      </span>
      {stuck ? <Stuck slot={stuck} words={words} zone={zone} /> : null}
      {also.length > 0 ? (
        <span className="line-clamp-1 text-2xs text-dim">{t('alsoIn', { names: also.join(', ') })}</span>
      ) : null}
      <Exception planned={planned} actions={actions} />
      <DueInFreeze planned={planned} zone={zone} actions={actions} />
      <span className="flex h-4 flex-wrap items-center gap-x-2 text-2xs max-sm:justify-end">
        <button
          type="button"
          title={t('nextLabel', { instance: row.instanceName || row.resourceId })}
          onClick={() => actions.next(row.id)}
          className={cn(
            LINK,
            // Where nothing is in the way it shows when somebody is at the row.
            !blocked &&
              order !== null &&
              'opacity-0 focus-visible:opacity-100 group-hover/row:opacity-100 pointer-coarse:opacity-100',
          )}
        >
          {t('next')}
        </button>
        {slot && slots.world && exceptableRules(slots.world, slot.open).length > 0 ? (
          <button
            type="button"
            title={t('exceptionLabel', { instance: row.instanceName || row.resourceId })}
            onClick={() => actions.askException([row.id])}
            className={LINK}
          >
            {t('exception')}
          </button>
        ) : null}
      </span>
    </span>
  );
});

function restOf({ blocks, marks }: NonNullable<PlannedRow['slot']>['verdict'], words: SlotWords): string {
  return [...blocks.map(words.block), ...marks.map(words.mark)].slice(SHOWN_BADGES).join('\n');
}

/** That no slot was found, why, and the first one after the cloud has acted. */
function Stuck({ slot, words, zone }: { slot: FreeSlot; words: SlotWords; zone: string }) {
  const text = useStuckText(zone)(slot, words);
  return text === null ? null : <span className="line-clamp-3 text-2xs text-red">{text}</span>;
}

/** "No slot before the cloud acts at …: freeze “…”. The first one after it is …", or null when there is one. */
export function useStuckText(zone: string): (slot: FreeSlot, words: SlotWords) => string | null {
  const t = useTranslations('slots.plan');
  const write = useInstantWords(zone);
  return (slot, words) => {
    if (slot.kind === 'free') return null;
    const why = slot.blockedBy ? t('why', { block: words.block(slot.blockedBy) }) : '';
    if (slot.kind === 'none') return [t('none'), why].filter(Boolean).join(' ');
    const after = slot.afterMs === null ? t('noneAfter') : t('firstAfter', { time: write(slot.afterMs) });
    return [t('noneBeforeDue', { time: write(slot.dueAtMs) }), why, after].filter(Boolean).join(' ');
  };
}

/** What the row passes, why, and the way to take that back. */
function Exception({ planned: { row, slot }, actions }: { planned: PlannedRow; actions: SlotActions }) {
  const t = useTranslations('slots.plan');
  const { exception } = row;
  if (exception === null) return null;
  const isNeeded = slot !== null && slot.open.length < slot.verdict.blocks.length;
  return (
    <span className="flex min-w-0 items-center gap-1 text-2xs text-amber max-sm:justify-end">
      <ShieldAlert aria-hidden className="size-3 shrink-0" />
      <span className="truncate" title={exception.reason}>
        {t(isNeeded ? 'excepted' : 'exceptedIdle', { reason: exception.reason })}
      </span>
      <button
        type="button"
        aria-label={t('removeExceptionLabel', { instance: row.instanceName || row.resourceId })}
        onClick={() => actions.removeException([row.id])}
        className={cn(LINK, 'shrink-0')}
      >
        {t('removeException')}
      </button>
    </span>
  );
}

type DueInFreezeProps = { planned: PlannedRow; zone: string; actions: SlotActions };

/** The cloud acts inside a freeze, and the row is not planned before: three answers (E12). */
function DueInFreeze({ planned, zone, actions }: DueInFreezeProps) {
  const t = useTranslations('slots.due');
  const write = useInstantWords(zone);
  const { row } = planned;
  const found = actions.dueFreezeOf(planned);
  if (found === null || row.dueAtMs === null) return null;
  const text = t('inside', { time: write(row.dueAtMs), name: found.rule.name });
  return (
    <span className="flex min-w-0 flex-col text-2xs text-red max-sm:items-end">
      <span className="line-clamp-2" title={text}>
        <CloudLightning aria-hidden className="mr-1 inline size-3 align-[-2px]" />
        {text}
      </span>
      <Menu
        align="start"
        trigger={
          <button type="button" className={cn(LINK, 'self-start max-sm:self-end')}>
            {t('answer')}
          </button>
        }
      >
        <Answers planned={planned} found={found} actions={actions} />
      </Menu>
    </span>
  );
}

type AnswersProps = { planned: PlannedRow; found: DueFreeze; actions: SlotActions };

function Answers({ planned, found, actions }: AnswersProps) {
  const t = useTranslations('slots.due');
  const { emergencyReason } = actions;
  return (
    <>
      <MenuItem icon={<CalendarSearch aria-hidden />} onClick={() => actions.actBefore(planned, found)}>
        {t('before')}
      </MenuItem>
      <MenuItem
        icon={<ShieldAlert aria-hidden />}
        reason={emergencyReason}
        onClick={() => actions.askEmergency()}
      >
        {t('emergency')}
      </MenuItem>
      <MenuItem icon={<CloudLightning aria-hidden />} onClick={() => actions.askLeave(planned, found)}>
        {t('leave')}
      </MenuItem>
    </>
  );
}
