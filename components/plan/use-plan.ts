'use client';

import { useCallback, useMemo, useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import type { DraftPatch } from '@/components/plan/draft-patch';
import { type PlanTimes, planOf, spreadProblem, timesOf } from '@/components/plan/plan-times';
import { judgeDraft, summarise } from '@/components/plan/planned-row';
import { useDraft } from '@/components/plan/use-draft';
import { useClock } from '@/components/time/use-clock';
import { addToDraft } from '@/lib/actions/drafts';
import { setPlanZone } from '@/lib/actions/preferences';
import { MAX_LISTED_SELECTION } from '@/lib/domain/limits';
import type { Draft, DraftRow } from '@/lib/schemas/batches';

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
  const rows = useMemo(
    () => judgeDraft({ plan, rows: draftRows }, judgedAtMs),
    [plan, draftRows, judgedAtMs],
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
    summary,
    change,
    changeTimes,
    spreadProblem: spreadProblem(times),
  };
}

export type Plan = ReturnType<typeof usePlan>;
