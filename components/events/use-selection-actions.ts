'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  type EventSelection,
  frozenMatching,
  frozenPicked,
  toSelectionInput,
} from '@/components/events/event-selection';
import { useEventProblems } from '@/components/events/problem-text';
import { notify } from '@/components/feedback/toast-store';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { createDraft } from '@/lib/actions/drafts';
import { freezeSelection } from '@/lib/actions/selections';
import { readSelectionKeys } from '@/lib/queries/events';
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
};

/** What the selection bar can do. One thing at a time: `running` names it. */
export function useSelectionActions(replace: (selection: EventSelection) => void) {
  const t = useTranslations('events.selection');
  const problems = useEventProblems();
  const router = useRouter();
  const zone = useViewerZone();
  const [running, setRunning] = useState<'freeze' | 'plan' | null>(null);

  async function run(what: 'freeze' | 'plan', failed: string, act: () => Promise<string | null>) {
    setRunning(what);
    const problem = await act().catch((error: unknown) =>
      problems.ofError(error instanceof Error ? error : new Error('unknown', { cause: error })),
    );
    setRunning(null);
    if (problem) notify.error(failed, { description: problem });
  }

  /** Freezes `filter` on the server; `choose` makes the selection from the frozen set and its keys. */
  function freeze(
    filter: EventFilter,
    choose: (...frozen: Parameters<typeof frozenMatching>) => EventSelection,
  ) {
    return run('freeze', t('freezeFailed'), async () => {
      const frozen = await freezeSelection(filter);
      if (!frozen.ok) return problems.ofProblem(frozen.problem);
      const keys = await readSelectionKeys(frozen.data.selectionId);
      replace(choose(frozen.data, keys, nowMs()));
      return null;
    });
  }

  return {
    running,
    selectMatching: (query: EventsQuery) => freeze(toEventFilter(query, nowMs()), frozenMatching),
    freezePicked: (picked: ReadonlyMap<string, EventRow>) =>
      freeze(EVERYTHING, (frozen, keys, atMs) => frozenPicked(frozen, keys, picked, atMs)),
    plan: (selection: EventSelection) =>
      run('plan', t('planFailed'), async () => {
        const draft = await createDraft({ selection: toSelectionInput(selection), zone });
        if (!draft.ok) return problems.ofProblem(draft.problem);
        router.push(routes.newBatch(draft.data.draftId));
        return null;
      }),
  };
}
