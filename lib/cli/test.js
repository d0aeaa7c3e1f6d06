/** `npm test`: everything that CI checks, on a bare machine with Node and npm. */
import { run } from './run.js';
import { ensureSystemPackage, findChromium, findHeadlessShell, findPostgres } from './system-packages.js';
import { startTestPostgres } from './throw-away-postgres.js';

const chromium = ensureBrowser();
const postgresBin = ensureSystemPackage({
  find: findPostgres,
  packageName: 'postgresql',
  setting: 'POSTGRES_BIN',
});

/** The light browser where there is one or it can be installed, else the whole one. */
function ensureBrowser() {
  const setting = 'CHROMIUM_PATH';
  try {
    return ensureSystemPackage({ find: findHeadlessShell, packageName: 'chromium-headless-shell', setting });
  } catch {
    return ensureSystemPackage({ find: findChromium, packageName: 'chromium', setting });
  }
}

/** @type {[string, string[]][]} in this order, since a cheap failure should come first */
const STEPS = [
  ['types', ['run', 'typecheck']],
  ['lint and import arrows', ['run', 'lint']],
  ['unit and service tests on both stores', ['run', 'unit']],
  ['production build', ['run', 'build']],
  ['journeys in the browser', ['run', 'e2e']],
];

const postgres = await startTestPostgres(postgresBin);
let failed = 0;
try {
  for (const [title, args] of STEPS) {
    console.log(`\n── ${title} (npm ${args.join(' ')})`);
    const startedMs = performance.now();
    const code = await run('npm', args, {
      CHROMIUM_PATH: chromium,
      TEST_POSTGRES_URL: postgres.url,
      // The first step does; the build need not do it again.
      TYPES_CHECKED: 'yes',
    });
    console.log(
      `── ${code === 0 ? 'passed' : 'FAILED'} in ${Math.round((performance.now() - startedMs) / 1000)} s`,
    );
    if (code !== 0) {
      failed = code;
      break;
    }
  }
} finally {
  await postgres.stop();
}
process.exit(failed);
