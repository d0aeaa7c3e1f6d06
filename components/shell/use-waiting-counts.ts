'use client';

import { useQuery } from '@tanstack/react-query';
import type { NavCounts } from '@/components/shell/nav-items';
import { waitingCount } from '@/lib/queries/approvals';

/** The numbers beside the names of the navigation: what waits for the viewer. */
export function useWaitingCounts(): NavCounts {
  const { data: count = 0 } = useQuery(waitingCount());
  return count > 0 ? { approvals: { count } } : {};
}
