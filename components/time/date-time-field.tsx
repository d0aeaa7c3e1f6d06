'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import type { Wall } from '@/lib/time/wall';

export type DateTimeFieldProps = {
  /** Accessible name of the group of segments. */
  label: string;
  /** A wall time without a zone; the zone is chosen beside it (`ZoneSelect`) and applied by `wallToInstant`. */
  value: Wall | null;
  /** Null while a segment is empty. */
  onValueChange: (value: Wall | null) => void;
  hint?: ReactNode;
  error?: ReactNode;
  /** Why it cannot be changed. */
  reason?: string | null;
};

/** Year, month, day, hour and minute, each typed or stepped by keyboard; with a calendar. Loaded when first shown. */
export const DateTimeField = dynamic<DateTimeFieldProps>(() => import('@/components/time/date-time-picker'), {
  ssr: false,
  loading: () => (
    <div className="flex flex-col gap-1.5">
      <Skeleton className="my-1 h-3 w-16" />
      <Skeleton className="h-8 w-full rounded-md" />
    </div>
  ),
});
