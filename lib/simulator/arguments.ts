import { parseArgs } from 'node:util';
import { isScenarioName, SCENARIO_NAMES, type ScenarioName } from './contract';

export type Arguments = { port: number; scenario: ScenarioName; seed: number; latencyMs: number };

export const USAGE = `usage: npm run simulator -- [--port 4010] [--scenario ${SCENARIO_NAMES.join('|')}] [--seed 1] [--latency-ms 0]`;

/** Reads the command line. Throws an Error with a message for people when something is wrong. */
export function readArguments(argv: readonly string[]): Arguments {
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
