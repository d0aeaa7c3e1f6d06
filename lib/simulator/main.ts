import { type Arguments, readArguments, USAGE } from './arguments';
import { CONTROL_ROUTES } from './control';
import { DEFAULT_KEYS, type Simulator, startSimulator } from './server';

/** The command line: `npm run simulator -- --port 4010 --scenario storm --seed 1`. */

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

const args = readOrExit();
const keys = keysFromEnvironment();
const simulator = await startOrExit(args);
announce(simulator, args);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void simulator.close().then(() => process.exit(0));
  });
}

function readOrExit(): Arguments {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    console.error(`simulator: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exit(EXIT_USAGE);
  }
}

/** The pair that the application is started with, when there is one, so that both sides agree. */
function keysFromEnvironment(): { accessKeyId: string; accessKeySecret: string } | null {
  const accessKeyId = process.env.ALIBABA_CLOUD_ACCESS_KEY_ID;
  const accessKeySecret = process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET;
  return accessKeyId && accessKeySecret ? { accessKeyId, accessKeySecret } : null;
}

async function startOrExit({ port, scenario, seed, latencyMs }: Arguments): Promise<Simulator> {
  try {
    return await startSimulator({ port, scenario, seed, latencyMs, ...keys });
  } catch (error) {
    const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const why = error instanceof Error ? error.message : String(error);
    console.error(`simulator: ${inUse ? `port ${port} is in use; choose another with --port` : why}`);
    process.exit(EXIT_FAILED);
  }
}

function announce({ url, accessKeyId }: Simulator, { scenario, seed }: Arguments): void {
  // A secret from the environment may be a real one, so it is never printed.
  const secret = keys === null ? DEFAULT_KEYS.accessKeySecret : '(ALIBABA_CLOUD_ACCESS_KEY_SECRET)';
  console.log(`fake ENS at ${url}, scenario ${scenario}, seed ${seed}`);
  console.log(`access key ${accessKeyId} / ${secret}`);
  console.log(['control, loopback only:', ...CONTROL_ROUTES].join('\n  '));
}
