'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { sessionEnded } from '@/components/feedback/session-ended';
import { DraftSaver, type Leftover, type SaveStatus } from '@/components/plan/draft-saver';
import { saveDraft } from '@/lib/actions/drafts';
import { DRAFT_POLL_MS, draftKey, readDraft } from '@/lib/queries/drafts';
import { ReadError, shouldRetry } from '@/lib/queries/get-json';
import type { DeskProblem } from '@/lib/schemas/action-result';
import type { Draft } from '@/lib/schemas/batches';

/** Tabs tell each other which draft they have stored, submitted or thrown away. */
const CHANNEL = 'desk-drafts';
/** One for each draft of this tab: who comes back to a plan finds what they typed, and no earlier reading of it. */
const savers = new Map<string, DraftSaver>();
let channel: BroadcastChannel | null = null;

/** The open draft: what is stored, what is being typed, and the saving of it. */
export function useDraft(initial: Draft) {
  const { id } = initial;
  const [saver] = useState(() => saverOf(initial));
  const view = useSyncExternalStore(saver.subscribe, saver.getView, saver.getView);
  const [isClosed, setClosed] = useState(false);

  // The plan is what the server has: another tab, or another visit of this page, may have stored since. And the events
  // behind the rows change while one plans.
  const { refetch, error } = useQuery({
    queryKey: draftKey(id),
    queryFn: async ({ signal }) => {
      const draft = await readDraft(id, signal);
      saver.refresh(draft);
      return draft.revision;
    },
    enabled: !isClosed,
    refetchInterval: DRAFT_POLL_MS,
    refetchOnMount: 'always',
    refetchOnWindowFocus: 'always',
    staleTime: DRAFT_POLL_MS,
    retry: shouldRetry,
  });

  useEffect(() => {
    const open = openChannel();
    const hear = ({ data }: MessageEvent) => {
      if (data === id) void refetch();
    };
    open?.addEventListener('message', hear);
    return () => open?.removeEventListener('message', hear);
  }, [id, refetch]);

  // The end of the page is an outside event: what is not stored by then waits in the tab's own storage.
  useEffect(() => {
    const left = takeLeftover(id);
    if (left) saver.resume(left);
    const keep = () => keepLeftover(id, saver.leftover());
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      void saver.flush();
    };
  }, [saver, id]);

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
    close: () => {
      savers.delete(id);
      announce(id);
      setClosed(true);
    },
    /** Why there is no such draft any more, though this page shows one; null while there is, and after `close`. */
    ended: isClosed ? null : (endOf(error) ?? endOfStatus(view.status)),
  };
}

export type DraftEnd = 'submitted' | 'missing';

function endOf(error: Error | null): DraftEnd | null {
  return error instanceof ReadError ? endOfProblem(error.problem) : null;
}

function endOfStatus(status: SaveStatus): DraftEnd | null {
  return status.kind === 'failed' ? endOfProblem(status.problem) : null;
}

function endOfProblem(problem: DeskProblem | null): DraftEnd | null {
  if (problem?.reason === 'already_submitted') return 'submitted';
  return problem?.code === 'not_found' && problem.reason === 'draft' ? 'missing' : null;
}

function saverOf(initial: Draft): DraftSaver {
  const make = () =>
    new DraftSaver(initial, { save: saveDraft, read: () => readDraft(initial.id) }, announce);
  if (typeof window === 'undefined') return make();
  const saver = savers.get(initial.id) ?? make();
  savers.set(initial.id, saver);
  return saver;
}

function openChannel(): BroadcastChannel | null {
  if (typeof BroadcastChannel !== 'undefined') channel ??= new BroadcastChannel(CHANNEL);
  return channel;
}

/** To the other tabs; the tab that speaks does not hear itself. */
function announce(draftId: string): void {
  openChannel()?.postMessage(draftId);
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
