import 'server-only';
/** A running job. `stop` lets what is in flight finish and then resolves. */
export type RunningJob = { stop(): Promise<void> };
