'use client';

import { CalendarOff, Check, CloudLightning, Network, Snowflake, TriangleAlert, Users } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useInstantWords } from '@/components/time/use-clock';
import { Badge, type IconType, type Tone } from '@/components/ui/badge';
import { type SlotWords, slotWords } from '@/components/vocabulary/slot-words';
import type { SlotBlock, SlotMark, SlotVerdict } from '@/lib/domain/schedule/world';
import { useRegionLabel } from '@/lib/i18n/region-name';

type Look = { tone: Tone; icon: IconType };

/** The look of each thing that keeps a row from a time; the words stand beside it always. */
export const BLOCK_LOOK: Record<SlotBlock['kind'], Look> = {
  freeze: { tone: 'red', icon: Snowflake },
  window: { tone: 'red', icon: CalendarOff },
  no_window: { tone: 'red', icon: CalendarOff },
  budget: { tone: 'red', icon: Users },
};

/** The look of what is worth saying and keeps nothing back. */
export const MARK_LOOK: Record<SlotMark['kind'], Look> = {
  no_window_applies: { tone: 'slate', icon: CalendarOff },
  start_only: { tone: 'slate', icon: CalendarOff },
  whole_service: { tone: 'amber', icon: TriangleAlert },
  cloud_first: { tone: 'amber', icon: CloudLightning },
  region_trouble: { tone: 'amber', icon: Network },
};

type Names = Readonly<Record<string, string>>;
const NO_NAMES: Names = {};

/**
 * The words of slots, with times in `zone` (IANA; the viewer's when absent).
 * @param regionNames id → name, as the world has them
 */
export function useSlotWords(zone?: string, regionNames: Names = NO_NAMES): SlotWords {
  const t = useTranslations('slots');
  const format = useFormatter();
  const write = useInstantWords(zone);
  const regionLabel = useRegionLabel();
  return useMemo(
    () =>
      slotWords({
        t,
        write,
        list: (words) => format.list(words, { style: 'narrow' }),
        regionName: (id) => regionLabel(id, regionNames[id] ?? ''),
      }),
    [t, format, write, regionLabel, regionNames],
  );
}

type SlotBadgesProps = {
  verdict: SlotVerdict;
  words: SlotWords;
  /** At most so many; the others are counted by the caller. All when absent. */
  limit?: number;
};

/** What a slot is: it fits, or why it does not, and what is worth saying. */
export function SlotBadges({ verdict, words, limit }: SlotBadgesProps) {
  const { blocks, marks } = verdict;
  const saysOpen = marks.some(({ kind }) => kind === 'no_window_applies');
  const badges = [
    // "no window applies" says that it fits, and why.
    ...(blocks.length > 0 || saysOpen
      ? []
      : [{ key: 'fits', tone: 'green' as const, icon: Check, text: words.fits(verdict), hint: '' }]),
    ...blocks.map((block) => ({
      key: blockKey(block),
      ...BLOCK_LOOK[block.kind],
      text: words.block(block),
      hint: words.blockHint(block),
    })),
    ...marks.map((mark) => ({
      key: `${mark.kind} ${words.mark(mark)}`,
      ...MARK_LOOK[mark.kind],
      text: words.mark(mark),
      hint: words.markHint(mark),
    })),
  ];
  return badges.slice(0, limit).map(({ key, tone, icon, text, hint }) => (
    <span key={key} title={hint === '' ? text : `${text}. ${hint}`} className="inline-flex max-w-full">
      <Badge tone={tone} icon={icon}>
        {text}
      </Badge>
    </span>
  ));
}

/** What a block is about: unique in one verdict. */
export function blockKey(block: SlotBlock): string {
  switch (block.kind) {
    case 'window':
      return `window ${block.ruleIds.join(' ')}`;
    case 'freeze':
      return `freeze ${block.ruleId}`;
    case 'budget':
      return `budget ${block.groupKey}`;
    case 'no_window':
      return 'no_window';
  }
}
