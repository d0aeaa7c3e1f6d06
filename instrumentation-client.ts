import { NAVIGATION_STARTS } from '@/lib/url/navigation-starts';

// Next runs this in the browser before anything of ours. Zod would try whether it may compile code, which the policy of the
// pages (proxy.ts) refuses and reports; so it is told not to try.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/** Next calls this before each navigation. Whoever still has something to put right beforehand listens. */
export function onRouterTransitionStart(url: string): void {
  window.dispatchEvent(new CustomEvent(NAVIGATION_STARTS, { detail: url }));
}
