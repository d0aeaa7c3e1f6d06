'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  type EventSelection,
  frozenMatching,
  frozenPicked,
  NOTHING,
  toSelectionInput,
} from '@/components/events/event-selection';
import { useEventProblems } from '@/components/events/problem-text';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { expectFocus } from '@/components/shell/landed-focus';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { addToDraft, createDraft } from '@/lib/actions/drafts';
import { freezeSelection } from '@/lib/actions/selections';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';
import { MY_DRAFTS_KEY } from '@/lib/queries/drafts';
import { readSelectionKeys } from '@/lib/queries/events';
import type { DraftSummary } from '@/lib/schemas/batches';
import type { EventFilter, EventRow } from '@/lib/schemas/events';
import { nowMs } from '@/lib/time/clock';
import { type EventsQuery, toEventFilter } from '@/lib/url/events-params';
import { routes } from '@/lib/url/routes';

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
