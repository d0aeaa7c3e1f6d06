'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import {
  type EventSelection,
  findDropped,
  fromKept,
  frozenMatching,
  frozenPicked,
  NOTHING,
  selectedKeys,
  summaryOf,
  toKept,
  toSelectionInput,
  without,
  withTicked,
} from '@/components/events/event-selection';
import { useEventProblems } from '@/components/events/use-event-words';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useStepUpPerson } from '@/components/form/step-up';
import { expectFocus } from '@/components/shell/navigation';
import { keepSelection, keptSelection, type Selection } from '@/components/table/selection-store';
import { useViewerZone } from '@/components/time/use-clock';
import { addToDraft, createDraft, freezeSelection } from '@/lib/actions/batches';
import { MY_DRAFTS_KEY } from '@/lib/api-client/batches';
import { eventsByKey, readSelectionKeys } from '@/lib/api-client/events';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';
import type { DraftSummary } from '@/lib/schemas/drafts';
import type { EventFilter, EventRow } from '@/lib/schemas/events';
import { nowMs } from '@/lib/time/clock';
import { type EventsQuery, toEventFilter } from '@/lib/url/events-params';
import { routes } from '@/lib/url/routes';

const NONE: readonly EventRow[] = [];

/**
 * The selection of the page, kept by identity over sorting, filtering and refetching, and in this tab over Back,
 * navigation and reload. Rows that can no longer be
 * ordered count as taken out at once, and stay in `dropped` until the person has seen it.
 */
export function useEventSelection(rows: readonly EventRow[]) {
  const { userId } = useStepUpPerson();
  const [chosen, setHere] = useState<EventSelection>(NOTHING);
  function setChosen(next: EventSelection) {
    setHere(next);
    keepSelection(userId, toKept(next));
  }
  const restore = useEffectEvent(() => {
    const kept = keptSelection(userId);
    const found = kept && fromKept(kept.state, kept.taken);
    if (found) setChosen(found);
  });
  // The browser's storage exists only after hydration.
  useEffect(() => restore(), []);
  const shown = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows]);
  const hidden = useMemo(
    () => (chosen.kind === 'listed' ? [...chosen.rows.values()].filter(({ key }) => !shown.has(key)) : NONE),
    [chosen, shown],
  );
  const { data, isPlaceholderData } = useQuery(eventsByKey(hidden));
  const others = useMemo(
    () => (data && !isPlaceholderData ? new Map(data.map((row) => [row.key, row])) : null),
    [data, isPlaceholderData],
  );
  const dropped = useMemo(
    () => findDropped(chosen, shown, hidden.length === 0 ? null : others),
    [chosen, shown, hidden, others],
  );
  const selection = useMemo(
    () =>
      without(
        chosen,
        dropped.map(({ row }) => row),
      ),
    [chosen, dropped],
  );
  const keys = useMemo(() => selectedKeys(selection), [selection]);
  const gridSelection = useMemo<Selection>(() => ({ kind: 'some', ids: keys }), [keys]);

  function tick(next: Selection) {
    if (next.kind !== 'some') return;
    if (next.ids.size === 0) setChosen(NOTHING);
    else {
      const ticked = new Set(next.ids);
      for (const { row } of dropped) ticked.add(row.key);
      setChosen(withTicked(chosen, ticked, (key) => shown.get(key)));
    }
  }

  return {
    selection,
    has: (key: string) => keys.has(key),
    /** Takes one event in or out, also one that the list does not show. */
    toggle: (row: EventRow) => {
      const ticked = new Set(keys);
      if (!ticked.delete(row.key)) ticked.add(row.key);
      setChosen(
        ticked.size === 0
          ? NOTHING
          : withTicked(selection, ticked, (key) => (key === row.key ? row : shown.get(key))),
      );
    },
    summary: useMemo(() => summaryOf(selection), [selection]),
    gridSelection,
    dropped,
    tick,
    replace: setChosen,
    clear: () => setChosen(NOTHING),
    /** The person has read which rows were dropped. */
    acknowledge: () => setChosen(selection),
  };
}

export type EventSelectionState = ReturnType<typeof useEventSelection>;

/** Everything that can be ordered now: the set that picked rows of any filter lie in. */
const EVERYTHING: EventFilter = {
  q: '',
  type: [],
  level: [],
  status: [],
  region: [],
  dueBeforeMs: null,
  redeployable: true,
  unplanned: false,
};

/** What the selection bar can do. One thing at a time: `running` names it. */
export function useSelectionActions(replace: (selection: EventSelection) => void) {
  const t = useTranslations('events.selection');
  const problems = useEventProblems();
  const router = useRouter();
  const client = useQueryClient();
  const zone = useViewerZone();
  const [running, setRunning] = useState<'freeze' | 'plan' | 'add' | null>(null);

  async function run(what: 'freeze' | 'plan' | 'add', failed: string, act: () => Promise<string | null>) {
    setRunning(what);
    const problem = await act().catch((error: unknown) => {
      const updated = noAnswer(error);
      if (updated) return problems.ofProblem(updated.problem);
      return problems.ofError(error instanceof Error ? error : new Error('unknown', { cause: error }));
    });
    setRunning(null);
    if (problem) notify.error(failed, { description: problem });
  }

  /** Selects exactly the `promised` events that the button named; if other ones match by now, it says so instead. */
  function selectMatching(query: EventsQuery, promised: number) {
    return run('freeze', t('freezeFailed'), async () => {
      const frozen = await freezeSelection(toEventFilter(query, nowMs()));
      if (!frozen.ok) return problems.ofProblem(frozen.problem);
      const { count } = frozen.data;
      if (count !== promised) {
        notify.warning(t('otherCount', { count, promised }));
        return null;
      }
      if (count > MAX_BATCH_ROWS) return t('tooMany', { max: MAX_BATCH_ROWS });
      replace(frozenMatching(frozen.data, await readSelectionKeys(frozen.data.selectionId), nowMs()));
      return null;
    });
  }

  /** Looks for a frozen set around `picked` that is small enough to name all its other rows: else they would be sent too. */
  function freezePicked(picked: ReadonlyMap<string, EventRow>, query: EventsQuery) {
    return run('freeze', t('freezeFailed'), async () => {
      for (const filter of [EVERYTHING, toEventFilter(query, nowMs())]) {
        const frozen = await freezeSelection(filter);
        if (!frozen.ok) return problems.ofProblem(frozen.problem);
        if (frozen.data.count > MAX_BATCH_ROWS) continue;
        const keys = await readSelectionKeys(frozen.data.selectionId);
        const lost = picked.size - keys.filter((key) => picked.has(key)).length;
        replace(frozenPicked(frozen.data, keys, picked, nowMs()));
        if (lost > 0) notify.warning(t('freezeLost', { count: lost }));
        return null;
      }
      return t('tooMany', { max: MAX_BATCH_ROWS });
    });
  }

  return {
    running,
    selectMatching,
    freezePicked,
    add: (selection: EventSelection, { id, title }: Pick<DraftSummary, 'id' | 'title'>) =>
      run('add', t('addFailed'), async () => {
        const done = await addToDraft({ draftId: id, selection: toSelectionInput(selection) });
        if (!done.ok) return problems.ofProblem(done.problem);
        const { added } = done.data;
        void client.invalidateQueries({ queryKey: MY_DRAFTS_KEY });
        replace(NOTHING);
        notify.success(t('added', { count: added, title: title === '' ? t('untitled') : title }), {
          action: { label: t('openDraft'), onClick: () => router.push(routes.newBatch(id)) },
        });
        return null;
      }),
    plan: (selection: EventSelection) =>
      run('plan', t('planFailed'), async () => {
        const draft = await createDraft({ selection: toSelectionInput(selection), zone });
        if (!draft.ok) return problems.ofProblem(draft.problem);
        expectFocus();
        router.push(routes.newBatch(draft.data.draftId));
        return null;
      }),
  };
}
