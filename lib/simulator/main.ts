import { parseArgs } from 'node:util';
import { isScenarioName, SCENARIO_NAMES, type ScenarioName } from './contract';
import { CONTROL_ROUTES } from './control';
import { DEFAULT_KEYS, type Simulator, startSimulator } from './server';

/** The command line: `npm run simulator -- --port 4010 --scenario storm --seed 1`. */

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const USAGE = `usage: npm run simulator -- [--port 4010] [--scenario ${SCENARIO_NAMES.join('|')}] [--seed 1] [--latency-ms 0]`;

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

type Arguments = { port: number; scenario: ScenarioName; seed: number; latencyMs: number };

/** Reads the command line. Throws an Error with a message for people when something is wrong. */
function readArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: '4010' },
      scenario: { type: 'string', default: 'quiet' },
      seed: { type: 'string', default: '1' },
      'latency-ms': { type: 'string', default: '0' },
    },
  });
  if (!isScenarioName(values.scenario)) {
    throw new Error(`--scenario must be one of ${SCENARIO_NAMES.join(', ')}, not "${values.scenario}"`);
  }
  return {
    port: readInteger('--port', values.port, 65_535),
    scenario: values.scenario,
    seed: readInteger('--seed', values.seed, Number.MAX_SAFE_INTEGER),
    latencyMs: readInteger('--latency-ms', values['latency-ms'], 600_000),
  };
}

function readInteger(name: string, text: string, max: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= max)) {
    throw new Error(`${name} must be an integer from 0 to ${max}, not "${text}"`);
  }
  return value;
}
