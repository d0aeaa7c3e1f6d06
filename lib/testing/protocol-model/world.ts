import 'server-only';
import type { FakeCloud } from '@/lib/testing/protocol-model/cloud';
import type { ModelStore } from '@/lib/testing/protocol-model/model';
import type { Random } from '@/lib/testing/protocol-model/random';

/** Broken promise of the protocol; the seed in the message repeats it. */
export class BrokenPromise extends Error {
  constructor(promise: string, detail: object) {
    super(`${promise}: ${JSON.stringify(detail)}`);
    this.name = 'BrokenPromise';
  }
}

export type World = {
  seed: number;
  random: Random;
  cloud: FakeCloud;
  store: ModelStore;
  /** Wall clock (epoch ms), which may jump; and the time that never goes back (ms). */
  now(): number;
  monotonic(): number;
  /** Our clock is so wrong that the cloud refuses every request. */
  isClockRefused(): boolean;
  /** Reading the cloud fails just now. */
  readsFail(): boolean;
  nextId(): string;
};

/** A step of a process: where it is, and how long until it goes on (ms). A crash may strike at every one. */
export type Step = { at: string; waitMs: number };
export type Process = Generator<Step, void, void>;
