'use client';

import { useQuery } from '@tanstack/react-query';
import type { NavCounts } from '@/components/shell/nav-items';
import { approvalCounts } from '@/lib/queries/approvals';
import { deskQuery } from '@/lib/queries/desk';

/** The numbers beside the names of the navigation: requests that wait for the viewer or came back to them, batches that need a person. */
export function useWaitingCounts(): NavCounts {
  const { data: requests } = useQuery(approvalCounts());
  const approvals = (requests?.needs ?? 0) + (requests?.mine ?? 0);
  const { data: desk } = useQuery(deskQuery());
  // While servers are replaced one by one, an older one does not count them.
  const batches = desk?.openBatches ?? 0;
  return {
    ...(approvals > 0 ? { approvals: { count: approvals } } : {}),
    ...(batches > 0 ? { batches: { count: batches, tone: 'red' } } : {}),
  };
}
