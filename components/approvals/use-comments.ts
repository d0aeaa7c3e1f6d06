'use client';

import { useState } from 'react';
import { readBatchComments } from '@/lib/queries/batches';
import type { BatchComment } from '@/lib/schemas/approvals';
import type { BatchHead } from '@/lib/schemas/batches';

/** The comments of a batch: the newest come with it, all others once somebody asks for them. None ever changes. */
export function useComments(batch: BatchHead) {
  const [loaded, setLoaded] = useState<readonly BatchComment[]>([]);
  const [loading, setLoading] = useState(false);
  const [failed, setFailed] = useState(false);
  const newest = new Set(batch.comments.map(({ id }) => id));
  const comments = [...loaded.filter(({ id }) => !newest.has(id)), ...batch.comments];

  async function load() {
    setLoading(true);
    const all = await readBatchComments(batch.id).catch(() => null);
    setLoading(false);
    setFailed(all === null);
    if (all) setLoaded(all);
  }

  const earlier = Math.max(0, batch.commentCount - comments.length);
  return { comments, earlier, loading, failed, load: () => void load() };
}
