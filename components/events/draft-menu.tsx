'use client';

import { useQuery } from '@tanstack/react-query';
import { FilePlus2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { myDrafts } from '@/lib/queries/drafts';
import type { DraftSummary } from '@/lib/schemas/batches';

type DraftMenuProps = {
  /** Why nothing can be added now. */
  reason: string | null;
  loading: boolean;
  mayPlan: boolean;
  onAdd: (draft: DraftSummary) => void;
};

/** Adds the selection to one of the own drafts; nothing while there is none. */
export function DraftMenu({ reason, loading, mayPlan, onAdd }: DraftMenuProps) {
  const t = useTranslations('events.selection');
  const drafts = useQuery(myDrafts(mayPlan)).data?.rows ?? [];
  if (drafts.length === 0) return null;
  const trigger = (
    <Button reason={reason} loading={loading}>
      <FilePlus2 aria-hidden />
      {t('addToDraft')}
    </Button>
  );
  if (reason !== null) return trigger;
  return (
    <Menu trigger={trigger} side="top">
      {drafts.map((draft) => (
        <MenuItem key={draft.id} onClick={() => onAdd(draft)}>
          {t('draftLine', { title: draft.title === '' ? t('untitled') : draft.title, count: draft.rowCount })}
        </MenuItem>
      ))}
    </Menu>
  );
}
