/** Event of `window` whenever the router starts to navigate, Back and forward too (instrumentation-client.ts). */
export const NAVIGATION_STARTS = 'desk:navigation-starts';
