import 'server-only';
import { SETTLE_DELAY_MS, SETTLE_WINDOW_MS } from '@/lib/domain/limits';
import type { DispatchBench } from '@/lib/server/jobs/dispatch-test-desk';
import { reconcileOnce } from '@/lib/server/jobs/reconcile-once';

/** For tests: reads rows without an answer, on the bench's clock, for longer than the settle window. */
export async function settleAll(bench: DispatchBench): Promise<void> {
  const endMs = bench.now() + SETTLE_WINDOW_MS + 4 * SETTLE_DELAY_MS;
  while (bench.now() < endMs) {
    bench.passTime(SETTLE_DELAY_MS);
    await reconcileOnce(bench);
  }
}
