'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';

/**
 * Tells a controlled field what was typed into it while the page was only HTML: the browser keeps the text, and React has
 * not heard of it.
 */
export function useTypedEarly(
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  value: string,
  onTyped: (text: string) => void,
): void {
  const adopt = useEffectEvent(() => {
    const typed = field.current?.value ?? value;
    if (typed !== value) onTyped(typed);
  });
  // The browser's own text of the field is the outside system.
  useEffect(() => adopt(), []);
}
