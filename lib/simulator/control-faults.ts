import { isActionName } from './contract';
import { type ArmedFault, FAULT_KINDS, normaliseKind } from './faults';
import { isRecord } from './params';
import { ControlRefusal } from './reply';

const DEFAULT_RETRY_AFTER_MS = 1_500;
/** Longer than the read timeout (30 s) that a careful client uses. */
const DEFAULT_DELAY_MS = 40_000;
const MAX_DELAY_MS = 3_600_000;

const KNOWN_FIELDS = ['action', 'kind', 'times', 'resourceId', 'retryAfterMs', 'delayMs'];

/** Reads the body of `POST /_control/faults`: an array of faults. Throws a ControlRefusal that says what is wrong. */
export function parseFaults(body: unknown): ArmedFault[] {
  if (!Array.isArray(body)) {
    throw new ControlRefusal(400, 'faults: a JSON array is expected; [] clears all faults');
  }
  return body.map((item: unknown, index) => parseFault(item, `faults[${index}]`));
}

function parseFault(item: unknown, where: string): ArmedFault {
  if (!isRecord(item)) {
    throw new ControlRefusal(400, `${where}: an object is expected`);
  }
  for (const field of Object.keys(item)) {
    if (!KNOWN_FIELDS.includes(field)) {
      throw new ControlRefusal(400, `${where}: unknown field "${field}"; known: ${KNOWN_FIELDS.join(', ')}`);
    }
  }
  const kind = typeof item.kind === 'string' ? normaliseKind(item.kind) : null;
  if (kind === null) {
    const known = Object.keys(FAULT_KINDS).join(', ');
    throw new ControlRefusal(400, `${where}.kind: unknown ${JSON.stringify(item.kind)}; known: ${known}`);
  }
  return {
    action: readAction(item.action, where),
    kind,
    timesLeft: readInteger(item.times, `${where}.times`, 1, 1, 1_000_000),
    resourceId: readText(item.resourceId, `${where}.resourceId`),
    retryAfterMs: readInteger(
      item.retryAfterMs,
      `${where}.retryAfterMs`,
      DEFAULT_RETRY_AFTER_MS,
      0,
      MAX_DELAY_MS,
    ),
    delayMs: readInteger(item.delayMs, `${where}.delayMs`, DEFAULT_DELAY_MS, 0, MAX_DELAY_MS),
  };
}

function readAction(value: unknown, where: string): string | null {
  const action = readText(value, `${where}.action`);
  if (action === null || action === '*') {
    return null;
  }
  if (!isActionName(action)) {
    throw new ControlRefusal(400, `${where}.action: unknown "${action}"`);
  }
  return action;
}

export function readText(value: unknown, where: string): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value !== 'string' || value.trim() === '') {
    throw new ControlRefusal(400, `${where}: a string that is not empty is expected`);
  }
  return value.trim();
}

export function readInteger(
  value: unknown,
  where: string,
  fallback: number,
  min: number,
  max: number,
): number {
  if (value === undefined || value === null) {
    return fallback;
  }
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min || value > max) {
    throw new ControlRefusal(400, `${where}: an integer from ${min} to ${max} is expected`);
  }
  return value;
}
