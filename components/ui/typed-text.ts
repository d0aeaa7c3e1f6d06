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

type PastedField = {
  /** As the element says: `text` for a line, `textarea` for several. */
  type: string;
  value: string;
  selectionStart: number | null;
  selectionEnd: number | null;
};

/**
 * How many characters of a pasted text do not fit (UTF-16 units, as `maxLength` counts). Browsers keep a line break as
 * one character; a field of one line makes it a space and takes none at the end.
 */
export function pastedCut(field: PastedField, text: string, limit: number): number {
  const lines = text.replaceAll('\r\n', '\n');
  const taken = field.type === 'textarea' ? lines : lines.replace(/[\r\n]+$/, '');
  const kept = field.value.length - ((field.selectionEnd ?? 0) - (field.selectionStart ?? 0));
  return Math.max(0, kept + taken.length - limit);
}
