/** Event of `window` whenever the router starts to navigate, Back and forward too (instrumentation-client.ts); its `detail` is where to. */
export const NAVIGATION_STARTS = 'desk:navigation-starts';
