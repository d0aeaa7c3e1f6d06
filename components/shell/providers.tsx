'use client';

import { notifyManager, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { sessionEnded } from '@/components/feedback/session-ended';
import { AddressAdapter } from '@/components/shell/address-adapter';
import { ReadError, retryDelayMs } from '@/lib/queries/get-json';

const FRESH_MS = 5_000;

// An answer is drawn at once. By default it waits for a timer, which on a busy page comes late.
notifyManager.setScheduler(queueMicrotask);

function noteEnd(error: Error): void {
  if (error instanceof ReadError && error.problem?.code === 'unauthenticated') sessionEnded.noteRead();
}

/** Query cache and URL state of the signed-in pages. One cache for each browser tab, and on the server one for each request. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        queryCache: new QueryCache({ onError: noteEnd }),
        defaultOptions: {
          queries: { staleTime: FRESH_MS, retry: 1, retryDelay: retryDelayMs },
          mutations: { retry: false },
        },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <AddressAdapter>{children}</AddressAdapter>
    </QueryClientProvider>
  );
}
