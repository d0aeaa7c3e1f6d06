'use client';

import { useEffect, useState } from 'react';
import { look } from '@/lib/actions/approvals';
import type { BatchDetail } from '@/lib/schemas/batches';

type Seen = { revision: number; diff: BatchDetail['diff'] };

/**
 * What changed since the viewer looked before. The server is told that this revision is on the screen, and then knows
 * of no difference any more: what it said first stays here until the next revision.
 */
export function useSeenDiff(batch: BatchDetail): BatchDetail['diff'] {
  const { id, revision, diff } = batch;
  const [seen, setSeen] = useState<Seen>({ revision, diff });
  if (seen.revision !== revision || (seen.diff === null && diff !== null)) setSeen({ revision, diff });
  // That a person sees a revision is an outside event which the store keeps.
  useEffect(() => {
    void look({ batchId: id, revision }).catch(() => null);
  }, [id, revision]);
  return seen.revision === revision ? seen.diff : diff;
}
