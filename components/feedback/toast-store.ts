import Link from 'next/link';
import { createElement } from 'react';

/** Loads sonner on the first message and not before: most page views show none. */
type Listener = () => void;

const listeners = new Set<Listener>();
let wanted = false;
let markReady: () => void = () => {};
const ready = new Promise<void>((resolve) => {
  markReady = resolve;
});

/** For `useSyncExternalStore` of the Toaster. */
export const toasterStore = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isWanted: () => wanted,
  /** Called once the toaster is on the page; messages sent before are shown then. */
  ready: () => markReady(),
};

export type ToastTone = 'success' | 'error' | 'info' | 'warning';
/** Leads to what the message speaks of. */
export type ToastLink = { href: string; label: string };
export type ToastOptions = {
  description?: string;
  /** Something to do about it, as Undo; with it there is no link. */
  action?: { label: string; onClick: () => void };
  link?: ToastLink | undefined;
};

const LINK_LOOK = 'shrink-0 font-medium text-accent hover:underline';

async function show(
  tone: ToastTone,
  message: string,
  { link, ...options }: ToastOptions = {},
): Promise<void> {
  wanted = true;
  for (const listener of listeners) listener();
  const [{ toast }] = await Promise.all([import('sonner'), ready]);
  // Errors stay until dismissed: nobody must miss one by looking away.
  const id = toast[tone](message, {
    ...options,
    ...(link && !options.action
      ? {
          action: createElement(
            Link,
            { href: link.href, prefetch: false, className: LINK_LOOK, onClick: () => toast.dismiss(id) },
            link.label,
          ),
        }
      : {}),
    duration: tone === 'error' ? Number.POSITIVE_INFINITY : 6_000,
  });
}

/** A message at the edge of the screen. When to use which: README.md of this folder. */
export const notify = {
  success: (message: string, options?: ToastOptions) => void show('success', message, options),
  error: (message: string, options?: ToastOptions) => void show('error', message, options),
  info: (message: string, options?: ToastOptions) => void show('info', message, options),
  warning: (message: string, options?: ToastOptions) => void show('warning', message, options),
};
