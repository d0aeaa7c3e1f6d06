'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { DraftPatch } from '@/components/plan/draft-patch';
import { isEmptyPatch } from '@/components/plan/draft-patch';
import { DraftSaver } from '@/components/plan/draft-saver';
import { saveDraft } from '@/lib/actions/drafts';
import { DRAFT_POLL_MS, draftKey, readDraft } from '@/lib/queries/drafts';
import type { Draft } from '@/lib/schemas/batches';

/** The open draft: what is stored, what is being typed, and the saving of it. */
export function useDraft(initial: Draft) {
  const [saver] = useState(
    () => new DraftSaver(initial, { save: saveDraft, read: () => readDraft(initial.id) }),
  );
  const view = useSyncExternalStore(saver.subscribe, saver.getView, saver.getView);

  const [isClosed, setClosed] = useState(false);

  // The events behind the rows change while one plans: a stored draft is read again for its facts.
  const { refetch } = useQuery({
    queryKey: draftKey(initial.id),
    queryFn: async ({ signal }) => {
      const draft = await readDraft(initial.id, signal);
      saver.refresh(draft);
      return draft.revision;
    },
    enabled: !isClosed,
    refetchInterval: DRAFT_POLL_MS,
    staleTime: DRAFT_POLL_MS,
  });

  // The end of the page is an outside event: what is not stored by then waits in the tab's own storage.
  useEffect(() => {
    saver.restore(takeUnsaved(initial.id));
    const keep = () => keepUnsaved(initial.id, saver.unsavedPatch());
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      void saver.flush();
    };
  }, [saver, initial.id]);

  return {
    saver,
    view,
    refresh: () => void refetch(),
    /** It is a batch now, or gone: there is no draft to read any more. */
    close: () => setClosed(true),
  };
}

const storageKey = (id: string) => `desk-draft-${id}`;

function keepUnsaved(id: string, patch: DraftPatch): void {
  try {
    if (isEmptyPatch(patch)) sessionStorage.removeItem(storageKey(id));
    else sessionStorage.setItem(storageKey(id), JSON.stringify(patch));
  } catch {
    // Storage is off or full: the half second before a save is then lost with the page.
  }
}

function takeUnsaved(id: string): DraftPatch {
  try {
    const text = sessionStorage.getItem(storageKey(id));
    sessionStorage.removeItem(storageKey(id));
    return text === null ? {} : ownPatch(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Guarantee: only `keepUnsaved` writes under this key of this tab, and the server checks the patch again. */
function ownPatch(value: unknown): DraftPatch {
  return value as DraftPatch;
}
