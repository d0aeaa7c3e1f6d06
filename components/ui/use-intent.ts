'use client';

import { type FocusEvent, type PointerEvent, useRef } from 'react';

/** A pointer that rests this long means it (ms); one that only crosses asks for nothing. */
const REST_MS = 60;

/**
 * Handlers that call `prepare` with the element under a pointer that rests, is pressed, or with the one that the focus
 * comes to: what a press will ask for can then be on its way before the press. People need 100 ms and more from one to
 * the other. `prepare` must be harmless, and cheap when called twice.
 */
export function useIntent(prepare: (target: EventTarget) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const now = ({ target }: PointerEvent | FocusEvent) => {
    clearTimeout(timer.current);
    prepare(target);
  };
  return {
    onPointerOver: ({ target }: PointerEvent) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => prepare(target), REST_MS);
    },
    onPointerLeave: () => clearTimeout(timer.current),
    onPointerDown: now,
    onFocus: now,
  };
}
