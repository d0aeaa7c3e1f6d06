'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { DraftPatch } from '@/components/batch/plan/draft-patch';
import { DraftSaver, type Leftover, type SaveStatus } from '@/components/batch/plan/draft-saver';
import { type PlanTimes, planOf, spreadProblem, timesOf } from '@/components/batch/plan/plan-times';
import { judgeDraft, summarise } from '@/components/batch/plan/planned-row';
import { useSlots } from '@/components/batch/plan/use-slots';
import { noAnswer } from '@/components/feedback/desk-updated';
import { sessionEnded } from '@/components/feedback/session-ended';
import { useClock } from '@/components/time/use-clock';
import { addToDraft, saveDraft } from '@/lib/actions/batches';
import { setPlanZone } from '@/lib/actions/preferences';
import { DRAFT_POLL_MS, draftKey, readDraft } from '@/lib/api-client/batches';
import { ReadError, shouldRetry } from '@/lib/api-client/get-json';
import { MAX_LISTED_SELECTION } from '@/lib/domain/limits';
import type { DeskProblem } from '@/lib/schemas/action-result';
import type { Draft, DraftRow } from '@/lib/schemas/drafts';

/** All rows are judged again this often (ms). */
const JUDGE_EVERY_MS = 3_000;

/** Everything that the plan page shows and changes. */
export function usePlan(initial: Draft) {
  const { saver, view, refresh, close, ended } = useDraft(initial);
  const { draft, status, generation } = view;
  const [form, setForm] = useState(() => ({ generation, times: timesOf(draft.plan) }));
  const isOutdated = form.generation !== generation;
  const times = isOutdated ? timesOf(draft.plan) : form.times;

  const judgedAtMs = useClock((nowMs) => Math.floor(nowMs / JUDGE_EVERY_MS) * JUDGE_EVERY_MS);
  const { plan, rows: draftRows } = draft;
  const slots = useSlots(draft);
  const { verdicts, world } = slots;
  const rows = useMemo(
    () => judgeDraft({ plan, rows: draftRows }, judgedAtMs, { verdicts, world }),
    [plan, draftRows, judgedAtMs, verdicts, world],
  );
  const summary = useMemo(() => summarise(rows), [rows]);

  const change = useCallback((patch: DraftPatch) => saver.change(patch), [saver]);

  function changeTimes(changed: Partial<PlanTimes>) {
    const next = { ...times, ...changed };
    setForm({ generation, times: next });
    saver.change({ plan: planOf(next) });
    if (changed.zone !== undefined) void setPlanZone(changed.zone);
  }

  /** Puts removed rows back, at the end and with their own orders. Resolves to whether all are back. */
  function restore(removed: readonly DraftRow[]): Promise<boolean> {
    return saver.alone(async () => {
      for (let start = 0; start < removed.length; start += MAX_LISTED_SELECTION) {
        const part = removed.slice(start, start + MAX_LISTED_SELECTION);
        const result = await addToDraft({
          draftId: draft.id,
          selection: { kind: 'keys', keys: part.map(({ key }) => key) },
          overrides: Object.fromEntries(part.map(({ key, override }) => [key, override])),
        }).catch(noAnswer);
        if (!result?.ok) return false;
      }
      return true;
    });
  }

  return {
    restore,
    saver,
    refresh,
    close,
    ended,
    draft,
    status,
    times,
    rows,
    slots,
    summary,
    change,
    changeTimes,
    spreadProblem: spreadProblem(times),
  };
}

export type Plan = ReturnType<typeof usePlan>;

/** Tabs tell each other which draft they have stored, submitted or thrown away. */
const CHANNEL = 'desk-drafts';
/** One for each draft of this tab: who comes back to a plan finds what they typed, and no earlier reading of it. */
const savers = new Map<string, DraftSaver>();
let channel: BroadcastChannel | null = null;

/** The open draft: what is stored, what is being typed, and the saving of it. */
function useDraft(initial: Draft) {
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
