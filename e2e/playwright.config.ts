import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const chromium =
  process.env.CHROMIUM_PATH ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  globalSetup: './global-setup.config.ts',
  outputDir: '../test-results',
  // Each spec file runs its own simulator and server; three of them keep two cores busy.
  workers: 3,
  fullyParallel: false,
  forbidOnly: true,
  // A machine that is busy with something else may miss a time-out once.
  retries: process.env.CI ? 1 : 0,
  // These end what hangs. A journey takes ten seconds, and six times as long beside other work on a small machine: what
  // waits for something fails only when it never comes.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['./abuse/reporter.ts']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'America/New_York',
    // Recording costs a third of a journey's time.
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
        // A page lives for seconds: its optimised code costs more than it saves (a fifth of a page's CPU).
        '--js-flags=--no-opt --no-maglev',
        // The pages of one browser share what the first has read of the product's scripts.
        '--process-per-site',
      ],
    },
  },
});
