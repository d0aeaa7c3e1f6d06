'use client';

import { notifyManager, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import {
  type unstable_AdapterInterface as AdapterInterface,
  renderQueryString,
  type unstable_UpdateUrlFunction as UpdateUrl,
  unstable_createAdapterProvider,
} from 'nuqs/adapters/custom';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { sessionEnded } from '@/components/feedback/session-ended';
import { isNavigating } from '@/components/shell/navigation';
import { ReadError, retryDelayMs } from '@/lib/api-client/get-json';
import { NAVIGATION_STARTS } from '@/lib/url/navigation-starts';

/**
 * The router learns of a new address after this pause (ms): it renders on every one, and would do so while the rows are on
 * their way.
 */
const ROUTER_PAUSE_MS = 400;
/** Tells the patches that nuqs puts on `history` that the change is its own. */
const OWN_MARK = '__nuqs__';

let timer: ReturnType<typeof setTimeout> | undefined;
/** The address as the page last wrote it: the router puts the one that it was told over it, once it has rendered. */
let written: URL | null = null;

// A navigation that starts makes the pause endless: its page has an address of its own, and so has Back within a page.
if (typeof window !== 'undefined') {
  window.addEventListener(NAVIGATION_STARTS, () => {
    clearTimeout(timer);
    written = null;
  });
}

/**
 * The state that pages keep in their address, for every page: `useQueryState` as usual.
 *
 * The address bar changes at once, the router learns of it after a pause, and not at all when a navigation starts before
 * that: telling the router of an address throws away the navigation it is at. So whatever changes a list a moment before,
 * the next step wins, and Back returns to the address as it was left.
 */
function AddressAdapter({ children }: { children: ReactNode }) {
  return (
    // The outer one watches the history for nuqs; the inner one is asked.
    <NuqsAdapter>
      <Provider>{children}</Provider>
    </NuqsAdapter>
  );
}

const Provider = unstable_createAdapterProvider(useAddress);

function useAddress(): AdapterInterface {
  const searchParams = useSearchParams();
  const pathname = usePathname();
  // The router has rendered what it was told.
  useEffect(() => {
    if (pathname !== null && searchParams !== null) keepWritten();
  }, [pathname, searchParams]);
  return { searchParams, pathname, updateUrl, autoResetQueueOnUpdate: false };
}

const updateUrl: UpdateUrl = (search, options) => {
  const url = location.origin + location.pathname + renderQueryString(search) + location.hash;
  clearTimeout(timer);
  written = new URL(url);
  if (options.history === 'push') {
    startTransition(() => history.pushState(null, OWN_MARK, url));
    return;
  }
  replacePastRouter(url);
  timer = setTimeout(tellRouter, ROUTER_PAUSE_MS);
};

/** The router has put its own `replaceState` in front of the browser's. */
function replacePastRouter(url: string): void {
  History.prototype.replaceState.call(history, history.state, '', url);
}

/** Puts back what the page wrote, where the router has put an older address of the same page over it. */
function keepWritten(): void {
  if (written?.pathname !== location.pathname || written.href === location.href) return;
  replacePastRouter(written.href);
}

function tellRouter(): void {
  if (isNavigating()) {
    timer = setTimeout(tellRouter, ROUTER_PAUSE_MS);
  } else if (written?.pathname === location.pathname) {
    const url = written.href;
    startTransition(() => history.replaceState(null, OWN_MARK, url));
  }
}

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
