import { afterAll, beforeAll, expect, test } from 'vitest';
import { simulatorControl } from '@/lib/simulator/control-client';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { EVENT_STATUSES } from '@/lib/simulator/world';
import { ALL_TYPES } from '@/lib/testing/simulator/read-events';
import { sdkClient } from '@/lib/testing/simulator/sdk-client';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'huge' });
});
afterAll(() => simulator.close());

test('1,000 pages are complete while statuses change', async () => {
  const call = sdkClient(simulator);
  const control = simulatorControl(simulator.url);
  const seen = new Set<string>();
  for (let from = 1; from <= 1_000; from += 10) {
    // Something becomes due between any two rounds, so no page can live off an old selection.
    await control.advanceClock(600_000);
    const pages = await Promise.all(
      Array.from({ length: 10 }, (_, offset) =>
        call('DescribeHistoryEvents', {
          EventTypes: ALL_TYPES,
          EventStatus: EVENT_STATUSES.join(','),
          PageSize: '100',
          PageNumber: String(from + offset),
        }),
      ),
    );
    for (const page of pages) {
      const events = page.ok && Array.isArray(page.body.Events) ? page.body.Events : [];
      for (const event of events) {
        seen.add(event.EventId);
      }
    }
  }
  expect(seen.size).toBe(100_000);
}, 180_000);
