import { useEffect } from 'react';
import { look } from '@/lib/actions/approvals';
import type { BatchHead } from '@/lib/schemas/batches';

/**
 * Tells the server which plan this person was shown first, once the page is really in front of them: a tab in the
 * background waits. What the server knows already is not told again, so that a reload never hides a change.
 */
export function useFirstLook({ id, revision, seenRevision }: BatchHead): void {
  const isKnown = seenRevision !== null;
  // That a person sees the page is an outside event which the store keeps.
  useEffect(() => {
    if (isKnown) return;
    const tell = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', tell);
      void look({ batchId: id, revision }).catch(() => null);
    };
    document.addEventListener('visibilitychange', tell);
    tell();
    return () => document.removeEventListener('visibilitychange', tell);
  }, [id, revision, isKnown]);
}
