/** The wall clock, epoch ms. The only place of the product that asks what time it is. */
export function nowMs(): number {
  return Date.now();
}

/** A clock that never goes back (ms since some start): for leases in this process, time-outs and durations. */
export function monotonicMs(): number {
  return performance.now();
}
