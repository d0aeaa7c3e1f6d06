'use client';

import { useEffect, useEffectEvent } from 'react';

/** `"j"`, `"?"`, `"mod+k"` (Ctrl or ⌘), or a sequence `"g e"`. Letters only in lower case; Shift counts only through the character. */
export type Hotkeys = Record<string, (event: KeyboardEvent) => void>;

const SEQUENCE_MS = 1_000;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('textarea, select, [role="spinbutton"], [role="combobox"]'))
    return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  );
}

function isBehindModal(target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]'))
    return true;
  return document.querySelector('[aria-modal="true"], [data-base-ui-inert]') !== null;
}

/** Keys of the whole page. Silent while someone types or a dialog or menu is open, except for `mod+…`. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const handle = useEffectEvent((event: KeyboardEvent, sequence: string) => {
    const run = hotkeys[sequence] ?? hotkeys[sequence.split(' ').at(-1) ?? ''];
    if (!run) return false;
    event.preventDefault();
    run(event);
    return true;
  });

  // The document is the outside system: keys go to whatever has focus, which is often nothing.
  useEffect(() => {
    let previous = { key: '', atMs: 0 };
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const withMod = event.metaKey || event.ctrlKey;
      const key = withMod ? `mod+${event.key.toLowerCase()}` : event.key;
      if (!withMod && (isTyping(event.target) || isBehindModal(event.target))) return;
      const sequence = event.timeStamp - previous.atMs < SEQUENCE_MS ? `${previous.key} ${key}` : key;
      const used = handle(event, sequence);
      previous = used ? { key: '', atMs: 0 } : { key, atMs: event.timeStamp };
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
