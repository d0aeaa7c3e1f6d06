'use client';

import {
  cloneElement,
  type ReactElement,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';

type PopupState = {
  open: boolean;
  setOpen: (open: boolean) => void;
  /** The trigger, which popups hang on and give the focus back to. */
  anchor: () => Element | null;
  host: RefObject<HTMLSpanElement | null>;
  /** For `onOpenChange` of a popup without a trigger of its own. */
  onPopupChange: (open: boolean, details: { event: Event }) => void;
};

/**
 * State of a popup whose code is loaded when it is first wanted: most page views open none. The trigger therefore
 * stands outside of it.
 */
export function usePopup(controlledOpen?: boolean, onOpenChange?: (open: boolean) => void): PopupState {
  const host = useRef<HTMLSpanElement>(null);
  const [ownOpen, setOwnOpen] = useState(false);

  function setOpen(open: boolean) {
    setOwnOpen(open);
    onOpenChange?.(open);
  }

  return {
    open: controlledOpen ?? ownOpen,
    setOpen,
    host,
    // A tooltip may stand around the button, and has no place of its own.
    anchor: () => host.current?.querySelector('button, a') ?? null,
    onPopupChange: (open, { event }) => {
      const target = event instanceof FocusEvent ? event.relatedTarget : event.target;
      const onTrigger = target instanceof Node && host.current?.contains(target);
      // A press on the trigger is answered by the trigger; closing here too would open it again.
      if (!open && onTrigger && !(event instanceof KeyboardEvent)) return;
      setOpen(open);
    },
  };
}

type PopupTriggerProps = {
  popup: PopupState;
  kind: 'dialog' | 'menu';
  /** One button element without an `onClick` of its own. */
  trigger: ReactElement<Record<string, unknown>>;
  /** Loads the popup's code, before the press if possible. */
  preload: () => void;
};

/** The button; loads the popup's code when the browser has nothing else to do, and at the latest when it is pointed at. */
export function PopupTrigger({ popup, kind, trigger, preload }: PopupTriggerProps) {
  // What is loaded twice is asked for once.
  const load = useEffectEvent(preload);
  useEffect(() => whenIdle(() => load()), []);
  return (
    <span ref={popup.host} className="contents">
      {cloneElement(trigger, {
        'aria-haspopup': kind,
        'aria-expanded': popup.open,
        onPointerEnter: preload,
        onFocus: preload,
        onClick: () => popup.setOpen(!popup.open),
        onKeyDown: (event: { key: string; preventDefault: () => void }) => {
          if (kind !== 'menu' || event.key !== 'ArrowDown' || popup.open) return;
          event.preventDefault();
          popup.setOpen(true);
        },
      })}
    </span>
  );
}

/** Safari has no idle callback; there a pause stands for it (ms). */
const PAUSE_MS = 1_500;

function whenIdle(run: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(run, PAUSE_MS);
    return () => clearTimeout(timer);
  }
  const id = window.requestIdleCallback(run);
  return () => window.cancelIdleCallback(id);
}
