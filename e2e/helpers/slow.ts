import type { Page } from '@playwright/test';

/**
 * Makes the network of a page slow, in the browser itself: each request waits `latencyMs`, and its answer comes with 60 KB
 * a second, as over a VPN or in a hotel.
 */
export async function slowNetwork(page: Page, latencyMs = 800): Promise<void> {
  await conditions(page, { latency: latencyMs, throughput: 60 * 1_024 });
}

/** The network as it is. */
export async function fastNetwork(page: Page): Promise<void> {
  await conditions(page, { latency: 0, throughput: -1 });
}

async function conditions(
  page: Page,
  { latency, throughput }: { latency: number; throughput: number },
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}
