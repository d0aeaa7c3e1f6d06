'use client';

import dynamic from 'next/dynamic';
import type { DateTimeFieldProps } from '@/components/time/date-time-picker';
import { Skeleton } from '@/components/ui/skeleton';

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
