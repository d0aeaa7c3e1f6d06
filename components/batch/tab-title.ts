import { ATTENTION_REASONS } from '@/lib/domain/batch-progress';
import type { BatchHead } from '@/lib/schemas/batches';

/** The messages that a tab title is made of: those of `batches`. */
type Words = (
  key:
    | 'page.tab'
    | 'list.untitled'
    | `state.${BatchHead['state']}`
    | `attention.count.${(typeof ATTENTION_REASONS)[number]}`,
  values?: Record<string, string | number>,
) => string;

/** "#42 · 2 to decide · Night shift": which batch a tab is about, and what is open in it, else its state. */
export function tabTitle(
  batch: Pick<BatchHead, 'number' | 'title' | 'state' | 'attention'>,
  t: Words,
): string {
  const open = ATTENTION_REASONS.filter((reason) => batch.attention[reason] > 0).map((reason) =>
    t(`attention.count.${reason}`, { count: batch.attention[reason] }),
  );
  const [first = t(`state.${batch.state}`)] = open;
  return t('page.tab', {
    number: String(batch.number),
    what: first,
    title: batch.title === '' ? t('list.untitled') : batch.title,
  });
}
