'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import type { StepUp } from '@/components/form/use-step-up';
import { expectFocus } from '@/components/shell/landed-focus';
import { takeOutOfSelection } from '@/components/table/kept-selection';
import { requestApproval } from '@/lib/actions/approvals';
import { submitBatch } from '@/lib/actions/batches';
import type { DeskProblem } from '@/lib/schemas/action-result';
import type { Draft } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

export type SubmitFailure = { kind: 'noAnswer' } | { kind: 'refused'; problem: DeskProblem };

export type SubmitEvents = {
  /** The draft is a batch now. */
  onSubmitted: () => void;
  /** A refusal says that something changed: the events behind the rows should be read again. */
  onRefused: () => void;
};

/**
 * Submits the draft as it is stored, or asks for its approval. One key for each revision: a second press, or a press after a lost answer, is
 * the same batch and never a second one.
 */
export function useSubmit(draft: Draft, { onSubmitted, onRefused }: SubmitEvents) {
  const router = useRouter();
  const keys = useRef(new Map<string, string>());
  const [failure, setFailure] = useState<SubmitFailure | null>(null);

  async function submit({ isRequest, proof }: { isRequest: boolean; proof: StepUp['proof'] }) {
    setFailure(null);
    const input = {
      draftId: draft.id,
      expectedRevision: draft.revision,
      rowCount: draft.rows.length,
      requestKey: keyOf(keys.current, `${draft.id}:${draft.revision}`),
      ...proof,
    };
    const result = await (isRequest ? requestApproval : submitBatch)(input).catch(noAnswer);
    if (!result) setFailure({ kind: 'noAnswer' });
    else if (result.ok) {
      takeOutOfSelection(draft.rows.map(({ key }) => key));
      onSubmitted();
      expectFocus();
      // In place of the plan, which is none any more: Back leads to where it was made.
      router.replace(routes.batch(result.data.batchId));
    } else {
      setFailure({ kind: 'refused', problem: result.problem });
      onRefused();
    }
  }

  return { submit, failure, clearFailure: () => setFailure(null) };
}

const storageKey = (revision: string) => `desk-request-${revision}`;

/** Kept in the tab's own storage as well: after a reload the same press is still the same request. */
function keyOf(keys: Map<string, string>, revision: string): string {
  const key = keys.get(revision) ?? readKey(revision) ?? crypto.randomUUID();
  keys.set(revision, key);
  try {
    sessionStorage.setItem(storageKey(revision), key);
  } catch {
    // Storage is off or full: then the key lives as long as the page.
  }
  return key;
}

function readKey(revision: string): string | null {
  try {
    return sessionStorage.getItem(storageKey(revision));
  } catch {
    return null;
  }
}
