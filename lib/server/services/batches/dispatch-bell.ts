import 'server-only';

/** How a service tells this process's dispatcher that there is something to send. Services never import jobs. */
type Bell = Set<() => void>;

declare global {
  // On globalThis, because the bundler gives the job (instrumentation) and the routes copies of this module of their own.
  var deskDispatchBell: Bell | undefined;
}

function bell(): Bell {
  globalThis.deskDispatchBell ??= new Set();
  return globalThis.deskDispatchBell;
}

/** `kick` is called at every ring until the returned function takes it off again. */
export function hearDispatchBell(kick: () => void): () => void {
  bell().add(kick);
  return () => {
    bell().delete(kick);
  };
}

/** Wakes the dispatchers of this process; false when it has none. */
export function ringDispatchBell(): boolean {
  for (const kick of bell()) kick();
  return bell().size > 0;
}
