'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useInstantWords } from '@/components/time/use-clock';
import { shortenId } from '@/components/ui/copy-id';
import type { RowWait } from '@/lib/domain/schedule/row-wait';

/** What a row waits for: which rule, whose, until when and since when. */
export function useWaitText(): (wait: RowWait) => string {
  const t = useTranslations('batches.wait');
  const format = useFormatter();
  const write = useInstantWords();

  function downText({ instanceId, cause, batchNumber }: RowWait['down'][number]): string {
    const id = shortenId(instanceId);
    if (cause === 'unknown') return t('unknownAnswer', { id });
    return batchNumber === null ? id : t('batchRow', { id, number: batchNumber });
  }

  return ({ reason, names, label, limit, down, sinceMs, untilMs }) => {
    const since = write(sinceMs);
    if (reason === 'waiting_inventory') return t(reason, { since });
    if (names.length === 0) return t('noWindow', { since });
    const quoted = format.list(
      (label === '' ? names : [...names, label]).map((name) => t('quoted', { name })),
    );
    if (reason === 'waiting_budget') {
      const who = format.list(down.map(downText));
      return t(reason, {
        names: quoted,
        limit: limit ?? 0,
        who: who === '' ? 'no' : 'yes',
        down: who,
        since,
      });
    }
    const until = untilMs === null ? '' : write(untilMs);
    return t(reason, { names: quoted, end: untilMs === null ? 'no' : 'yes', until, since });
  };
}
