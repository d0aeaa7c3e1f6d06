'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import {
  type unstable_AdapterInterface as AdapterInterface,
  renderQueryString,
  type unstable_UpdateUrlFunction as UpdateUrl,
  unstable_createAdapterProvider,
} from 'nuqs/adapters/custom';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, startTransition } from 'react';
import { isNavigating } from '@/components/shell/navigation';
import { NAVIGATION_STARTS } from '@/lib/url/navigation-starts';

/**
 * The router learns of a new address after this pause (ms): it renders on every one, and would do so while the rows are on
 * their way.
 */
const ROUTER_PAUSE_MS = 400;
/** Tells the patches that nuqs puts on `history` that the change is its own. */
const OWN_MARK = '__nuqs__';

let timer: ReturnType<typeof setTimeout> | undefined;

// A navigation that starts makes the pause endless: its page has an address of its own.
if (typeof window !== 'undefined') window.addEventListener(NAVIGATION_STARTS, () => clearTimeout(timer));

/**
 * The state that pages keep in their address, for every page: `useQueryState` as usual.
 *
 * The address bar changes at once, the router learns of it after a pause, and not at all when a navigation starts before
 * that: telling the router of an address throws away the navigation it is at. So whatever changes a list a moment before,
 * the next step wins, and Back returns to the address as it was left.
 */
export function AddressAdapter({ children }: { children: ReactNode }) {
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
  return { searchParams, pathname, updateUrl, autoResetQueueOnUpdate: false };
}

const updateUrl: UpdateUrl = (search, options) => {
  const url = location.origin + location.pathname + renderQueryString(search) + location.hash;
  clearTimeout(timer);
  if (options.history === 'push') {
    startTransition(() => history.pushState(null, OWN_MARK, url));
    return;
  }
  // Past the router, which has put its own `replaceState` in front of the browser's.
  History.prototype.replaceState.call(history, history.state, '', url);
  timer = setTimeout(tellRouter, ROUTER_PAUSE_MS);
};

function tellRouter(): void {
  if (isNavigating()) timer = setTimeout(tellRouter, ROUTER_PAUSE_MS);
  else startTransition(() => history.replaceState(null, OWN_MARK, location.href));
}
