import { runWorker } from '@/e2e/bench/worker';

/**
 * How long the inventory of 20,000 instances and their tags takes beside a running sync. Both stores where
 * TEST_POSTGRES_URL names a server; INVENTORY_READS_PER_SECOND chooses another rate than 5.
 */
export function benchInventory(): Promise<void> {
  return runWorker('inventory.ts');
}
