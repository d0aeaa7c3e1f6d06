import type { useTranslations } from 'next-intl';
import { shortenId } from '@/components/ui/copy-id';
import { isHiddenInstance } from '@/lib/domain/schedule/packed';
import type { DownCause, SlotBlock, SlotMark, SlotVerdict } from '@/lib/domain/schedule/world';

type SlotTranslator = ReturnType<typeof useTranslations<'slots'>>;

type SlotTongue = {
  t: SlotTranslator;
  /** An instant (epoch ms) with its zone. */
  write: (ms: number) => string;
  /** "a, b, c" */
  list: (words: readonly string[]) => string;
  /** The name of a region by its id. */
  regionName: (regionId: string) => string;
};

type DownInstance = Extract<SlotBlock, { kind: 'budget' }>['down'][number];

/** Ids that one line names; the others are counted. */
const NAMED_DOWN = 3;

/**
 * The words of what keeps a row from a time and of what is worth saying about it, for every screen. `block` and `mark` are
 * one line; `blockHint` and `markHint` say the rest in sentences, '' where there is none.
 */
export function slotWords({ t, write, list, regionName }: SlotTongue) {
  const quoted = (names: readonly string[]) => list(names.map((name) => t('quoted', { name })));

  const nameOf = (instanceId: string) => (isHiddenInstance(instanceId) ? t('hidden') : shortenId(instanceId));

  function down(
    { down: instances, downCount }: Extract<SlotBlock, { kind: 'budget' }>,
    name: (one: DownInstance) => string,
  ): string {
    const named = instances.slice(0, NAMED_DOWN).map(name);
    const more = downCount - named.length;
    return list(more > 0 ? [...named, t('hint.more', { count: more })] : named);
  }

  function ofWindow(block: Extract<SlotBlock, { kind: 'window' }>): string {
    const { reason, names, untilMs, lastStartMs } = block;
    const windows = quoted(names);
    if (reason === 'closed') {
      return untilMs === null
        ? t('block.closed', { windows })
        : t('block.closedUntil', { windows, time: write(untilMs) });
    }
    return lastStartMs === null
      ? t(`block.${reason}`, { windows })
      : t(`block.${reason}Last`, { windows, time: write(lastStartMs) });
  }

  function block(block: SlotBlock): string {
    switch (block.kind) {
      case 'window':
        return ofWindow(block);
      case 'no_window':
        return t('block.no_window');
      case 'freeze': {
        const name = t('quoted', { name: block.name });
        const { untilMs } = block;
        return untilMs === null
          ? t('block.freeze', { name })
          : t('block.freezeUntil', { name, time: write(untilMs) });
      }
      case 'budget': {
        const name = t('quoted', { name: block.label === '' ? block.name : block.label });
        if (block.limit === 0) return t('block.budgetNone', { name });
        const instances = down(block, ({ instanceId }) => nameOf(instanceId));
        return t('block.budget', { name, down: block.downCount, limit: block.limit, instances });
      }
    }
  }

  /** What blocks, without what differs from row to row: to count rows by it. */
  function reason(one: SlotBlock): string {
    if (one.kind === 'window') return t('block.closed', { windows: quoted(one.names) });
    if (one.kind !== 'budget') return block(one);
    return t('block.full', { name: t('quoted', { name: one.label === '' ? one.name : one.label }) });
  }

  function blockHint(block: SlotBlock): string {
    if (block.kind === 'no_window') return t('hint.no_window');
    const next = block.untilMs === null ? t('hint.never') : t('hint.next', { time: write(block.untilMs) });
    if (block.kind !== 'budget') return block.kind === 'freeze' ? '' : next;
    const budget = t('hint.budget', { budget: t('quoted', { name: block.name }), limit: block.limit });
    if (block.downCount === 0) return `${budget} ${next}`;
    return `${budget} ${down(block, (one) => cause(one))}. ${next}`;
  }

  function cause({ cause: why, instanceId, batchNumber }: DownInstance): string {
    const instance = nameOf(instanceId);
    if (batchNumber === null || !hasBatch(why)) return t(`cause.${why}`, { instance });
    return t(`cause.${why}Of`, { instance, number: String(batchNumber) });
  }

  function mark(mark: SlotMark): string {
    switch (mark.kind) {
      case 'no_window_applies':
        return t('mark.no_window_applies');
      case 'start_only':
        return t('mark.start_only', { name: t('quoted', { name: mark.name }) });
      case 'whole_service':
        return t('mark.whole_service', { service: t('quoted', { name: mark.service }) });
      case 'cloud_first':
        return t('mark.cloud_first', { time: write(mark.dueAtMs) });
      case 'region_trouble':
        return t('mark.region_trouble', { region: regionName(mark.regionId) });
    }
  }

  function markHint(mark: SlotMark): string {
    if (mark.kind === 'cloud_first') return t('markHint.cloud_first', { time: write(mark.dueAtMs) });
    if (mark.kind === 'region_trouble') return t('markHint.region_trouble', { type: mark.eventType });
    return t(`markHint.${mark.kind}`);
  }

  /** When nothing blocks: the windows that it lies in. */
  function fits({ windows }: Pick<SlotVerdict, 'windows'>): string {
    return windows.length === 0 ? t('fitsOpen') : t('fits', { windows: quoted(windows) });
  }

  return { block, reason, blockHint, mark, markHint, fits };
}

export type SlotWords = ReturnType<typeof slotWords>;

function hasBatch(cause: DownCause): cause is 'row' | 'unknown' | 'executing' {
  return cause === 'row' || cause === 'unknown' || cause === 'executing';
}
