import 'server-only';

/** What services may ask of this process's sync job. They never import jobs; the job puts its handle here. */
export type SyncJobHandle = {
  intervalMs: number;
  /** Resolves when the open events were read once more, or could not be. */
  runNow(): Promise<void>;
};

type Shelf = { handle: SyncJobHandle | null; lastRunNowMs: number };

declare global {
  // On globalThis, because the bundler gives the job (instrumentation) and the routes copies of this module of their own.
  var deskSyncJob: Shelf | undefined;
}

function shelf(): Shelf {
  globalThis.deskSyncJob ??= { handle: null, lastRunNowMs: Number.NEGATIVE_INFINITY };
  return globalThis.deskSyncJob;
}

export function setSyncJob(handle: SyncJobHandle | null): void {
  shelf().handle = handle;
}

export function getSyncJob(): SyncJobHandle | null {
  return shelf().handle;
}

/**
 * Takes the one turn that everybody shares.
 * @returns 0 when it was taken, else how long to wait (ms).
 */
export function takeRunNowTurn(monotonicMs: number, everyMs: number): number {
  const place = shelf();
  const waitMs = place.lastRunNowMs + everyMs - monotonicMs;
  if (waitMs > 0) return waitMs;
  place.lastRunNowMs = monotonicMs;
  return 0;
}
