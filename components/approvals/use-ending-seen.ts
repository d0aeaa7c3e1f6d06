import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStepUpPerson } from '@/components/form/step-up-context';
import { markSeen } from '@/lib/actions/approvals';
import { APPROVALS_KEY } from '@/lib/queries/approvals';
import type { BatchHead } from '@/lib/schemas/batches';

/** Once its requester has a request before them that ended unsent, its mark under My requests has done its work. */
export function useEndingSeen({ id, revision, state, createdBy }: BatchHead): void {
  const { userId } = useStepUpPerson();
  const client = useQueryClient();
  const isEnding = createdBy === userId && (state === 'rejected' || state === 'expired' || state === 'void');
  // That a person sees the page is an outside event which the store keeps.
  useEffect(() => {
    if (!isEnding) return;
    void markSeen({ batchId: id, revision })
      .then(() => client.invalidateQueries({ queryKey: APPROVALS_KEY }))
      .catch(() => null);
  }, [isEnding, id, revision, client]);
}
