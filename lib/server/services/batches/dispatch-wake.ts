import 'server-only';

/** How a service tells this process's dispatcher that there is something to send. Services never import jobs. */
type Listeners = Set<() => void>;

declare global {
  // On globalThis, because the bundler gives the job (instrumentation) and the routes copies of this module of their own.
  var dispatchWake: Listeners | undefined;
}

function listeners(): Listeners {
  globalThis.dispatchWake ??= new Set();
  return globalThis.dispatchWake;
}

/** `kick` is called at every wake until the returned function takes it off again. */
export function onDispatchWake(kick: () => void): () => void {
  listeners().add(kick);
  return () => {
    listeners().delete(kick);
  };
}

/** Wakes the dispatchers of this process; false when it has none. */
export function wakeDispatcher(): boolean {
  for (const kick of listeners()) kick();
  return listeners().size > 0;
}
