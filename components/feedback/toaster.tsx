'use client';

import { lazy, Suspense, useSyncExternalStore } from 'react';
import { toasterStore } from '@/components/feedback/toast-store';

const SonnerToaster = lazy(() => import('@/components/feedback/sonner-toaster'));

/** Place once, in the root layout. */
export function Toaster() {
  const wanted = useSyncExternalStore(toasterStore.subscribe, toasterStore.isWanted, () => false);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <SonnerToaster />
    </Suspense>
  );
}
