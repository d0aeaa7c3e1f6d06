'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';

let isExpected = false;

/** Said before a step to another page by somebody who goes on working there: focus must not be lost with the old page. */
export function expectFocus(): void {
  isExpected = true;
}

/**
 * Takes the focus once the page is there, after `expectFocus`; without it the focus stays where it is.
 * @param selector of what in `ref` takes it; null: this page leaves it to another part
 */
export function useLandedFocus(ref: RefObject<HTMLElement | null>, selector: string | null = ':scope'): void {
  const land = useEffectEvent(() => {
    if (!isExpected || selector === null) return;
    isExpected = false;
    const found = selector === ':scope' ? ref.current : ref.current?.querySelector<HTMLElement>(selector);
    found?.focus({ preventScroll: true });
  });
  // The focus is the browser's; it went with the page before.
  useEffect(() => land(), []);
}
