'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { z } from 'zod';
import { BULK_DIALOG, BulkBar } from '@/components/approvals/bulk-bar';
import { useInboxColumns } from '@/components/approvals/inbox-columns';
import { useRefusalWords } from '@/components/approvals/use-refusal-words';
import { useKeptState } from '@/components/form/kept-state';
import { LongTable } from '@/components/table/long-table';
import {
  isSelected,
  NO_SELECTION,
  type Selection,
  shownState,
  toggleId,
  withIds,
} from '@/components/table/selection-store';
import { Checkbox } from '@/components/ui/checkbox';
import type { BatchRefusal } from '@/lib/domain/batch-states';
import type { ApprovalCard, ApprovalInbox, ApprovalTab } from '@/lib/schemas/approvals';

const keptSchema = z.object({ ids: z.array(z.string()), comment: z.string() });
const cardId = (card: ApprovalCard) => card.id;

/** Why a request cannot be approved together with others. */
function whyNotBulk(card: ApprovalCard): BatchRefusal | 'stepUp' | 'changed' | null {
  return card.whyNotApprove ?? (card.isLarge ? 'stepUp' : card.changedSinceLook ? 'changed' : null);
}

type InboxListProps = {
  tab: ApprovalTab;
  rows: readonly ApprovalCard[];
} & Pick<ApprovalInbox, 'freeRows' | 'countsFromMs'>;

/** Requests as a table, on a phone as cards; those that wait for the viewer can be ticked and approved together. */
export function InboxList({ tab, rows, freeRows, countsFromMs }: InboxListProps) {
  const t = useTranslations('approvals');
  const refusal = useRefusalWords(countsFromMs);
  const [selection, setSelection] = useState<Selection>(NO_SELECTION);
  const [resumed, setResumed] = useState<string | undefined>(undefined);
  useKeptState(BULK_DIALOG, keptSchema, ({ ids, comment }) => {
    setSelection(withIds(NO_SELECTION, ids, true));
    setResumed(comment);
  });
  const free = rows.filter((card) => whyNotBulk(card) === null);
  const freeIds = free.map(cardId);
  // A request that was decided elsewhere meanwhile leaves the choice by leaving the list.
  const chosen = free.filter(({ id }) => isSelected(selection, id));
  const shown = shownState(selection, freeIds);

  const select = useCallback(
    (card: ApprovalCard) => {
      const why = whyNotBulk(card);
      return (
        <Checkbox
          aria-label={t('list.select', { number: card.number })}
          checked={why === null && isSelected(selection, card.id)}
          reason={
            why === null
              ? null
              : why === 'stepUp' || why === 'changed'
                ? t(`list.${why}Reason`)
                : refusal(why)
          }
          onChange={() => setSelection((now) => toggleId(now, card.id))}
          className="block"
        />
      );
    },
    [t, refusal, selection],
  );
  const columns = useInboxColumns({
    tab,
    selectAll: (
      <Checkbox
        aria-label={t('list.selectAll')}
        checked={freeIds.length > 0 && shown === 'all'}
        indeterminate={shown === 'some'}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          setSelection((now) => withIds(now, freeIds, checked));
        }}
        className="block"
      />
    ),
    select,
  });
  return (
    <>
      <LongTable
        label={t(`tab.${tab}`)}
        rows={rows}
        columns={columns}
        getRowId={cardId}
        minWidth="640px"
        onSelectAll={(on) => setSelection((now) => withIds(now, freeIds, on))}
        isMarked={({ id }) => isSelected(selection, id)}
      />
      <BulkBar
        // The dialog of a choice that was kept is open from the start.
        key={resumed}
        cards={chosen}
        freeRows={freeRows}
        resumed={resumed}
        onClear={() => {
          setSelection(NO_SELECTION);
          setResumed(undefined);
        }}
      />
    </>
  );
}
