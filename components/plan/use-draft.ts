'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { sessionEnded } from '@/components/feedback/session-ended';
import { DraftSaver, type Leftover } from '@/components/plan/draft-saver';
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
    const left = takeLeftover(initial.id);
    if (left) saver.resume(left);
    const keep = () => keepLeftover(initial.id, saver.leftover());
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      void saver.flush();
    };
  }, [saver, initial.id]);

  // What could not be stored while nobody was signed in is stored now.
  useEffect(
    () =>
      sessionEnded.subscribe(() => {
        if (!sessionEnded.get().ended) void saver.flush();
      }),
    [saver],
  );

  return {
    saver,
    view,
    refresh: () => void refetch(),
    /** It is a batch now, or gone: there is no draft to read any more. */
    close: () => setClosed(true),
  };
}

const storageKey = (id: string) => `desk-draft-left-${id}`;

function keepLeftover(id: string, leftover: Leftover): void {
  try {
    sessionStorage.setItem(storageKey(id), JSON.stringify(leftover));
  } catch {
    // Storage is off or full: the half second before a save is then lost with the page.
  }
}

function takeLeftover(id: string): Leftover | null {
  try {
    const text = sessionStorage.getItem(storageKey(id));
    sessionStorage.removeItem(storageKey(id));
    return text === null ? null : ownLeftover(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Guarantee: only `keepLeftover` writes under this key of this tab, and the server checks the patch again. */
function ownLeftover(value: unknown): Leftover {
  return value as Leftover;
}
