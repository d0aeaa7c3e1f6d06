import type { IncomingMessage, ServerResponse } from 'node:http';
import { isActionName, isScenarioName, SCENARIO_NAMES } from './contract';
import type { SimulatorCore } from './core';
import { type ArmedFault, FAULT_KINDS, normaliseKind } from './faults';
import { isRecord, parseJson } from './params';
import { ControlRefusal } from './reply';
import { EVENT_STATUSES } from './world';

export const CONTROL_PREFIX = '/_control/';

/** Shown by the command line. */
export const CONTROL_ROUTES = [
  'POST /_control/reset    {"scenario":"storm","seed":1}',
  'POST /_control/clock    {"advanceMs":3600000}',
  'POST /_control/faults   [{"action":"BatchEventRedeployInstance","kind":"drop-reply","times":1}]',
  'GET  /_control/calls',
  'GET  /_control/effects',
  'GET  /_control/state',
] as const;

type Route = { method: 'GET' | 'POST'; answer(core: SimulatorCore, body: unknown): unknown };

const ROUTES: Readonly<Record<string, Route>> = {
  reset: { method: 'POST', answer: reset },
  clock: { method: 'POST', answer: advanceClock },
  faults: { method: 'POST', answer: armFaults },
  calls: { method: 'GET', answer: (core) => core.calls.list() },
  effects: { method: 'GET', answer: (core) => core.stage().state.effects() },
  state: { method: 'GET', answer: describeState },
};

/** One year: further ahead than any test needs, and safely inside the range of dates. */
const MAX_ADVANCE_MS = 366 * 86_400_000;

export function serveControl(
  core: SimulatorCore,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): void {
  try {
    sendJson(response, 200, route(core, request, body));
  } catch (error) {
    if (!(error instanceof ControlRefusal)) {
      throw error;
    }
    sendJson(response, error.status, { error: error.message });
  }
}

function route(core: SimulatorCore, request: IncomingMessage, body: Buffer): unknown {
  if (!isLoopbackRequest(request)) {
    throw new ControlRefusal(403, 'the control surface answers on loopback only');
  }
  const [path = ''] = (request.url ?? '').split('?');
  const name = path.slice(CONTROL_PREFIX.length);
  const found = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
  if (found === undefined) {
    throw new ControlRefusal(404, `no such route; known: ${Object.keys(ROUTES).join(', ')}`);
  }
  if (request.method !== found.method) {
    throw new ControlRefusal(405, `${path} takes ${found.method}`);
  }
  return found.answer(core, found.method === 'GET' ? undefined : readJson(body));
}

function readJson(body: Buffer): unknown {
  const value = parseJson(body.toString('utf8'));
  if (value === undefined) {
    throw new ControlRefusal(400, 'the body is not JSON');
  }
  return value;
}

function fieldsOf(body: unknown): Record<string, unknown> {
  if (!isRecord(body)) {
    throw new ControlRefusal(400, 'a JSON object is expected');
  }
  return body;
}

function reset(core: SimulatorCore, body: unknown): unknown {
  const { scenario, seed = 1 } = fieldsOf(body);
  if (!isScenarioName(scenario)) {
    throw new ControlRefusal(400, `scenario: one of ${SCENARIO_NAMES.join(', ')} is expected`);
  }
  if (typeof seed !== 'number' || !Number.isSafeInteger(seed)) {
    throw new ControlRefusal(400, 'seed: an integer is expected');
  }
  const { state } = core.reset(scenario, seed);
  return {
    scenario,
    seed,
    events: state.events.length,
    instances: state.instances.length,
    nowMs: core.clock.nowMs(),
  };
}

function advanceClock(core: SimulatorCore, body: unknown): unknown {
  const { advanceMs } = fieldsOf(body);
  if (
    typeof advanceMs !== 'number' ||
    !Number.isSafeInteger(advanceMs) ||
    advanceMs < 0 ||
    advanceMs > MAX_ADVANCE_MS
  ) {
    throw new ControlRefusal(400, `advanceMs: an integer from 0 to ${MAX_ADVANCE_MS} is expected`);
  }
  core.clock.advance(advanceMs);
  core.stage();
  return { nowMs: core.clock.nowMs() };
}

function armFaults(core: SimulatorCore, body: unknown): unknown {
  core.faults.arm(parseFaults(body));
  return { armed: core.faults.armed() };
}

function describeState(core: SimulatorCore): unknown {
  const { scenario, seed, state } = core.stage();
  const byStatus = Object.fromEntries(
    EVENT_STATUSES.map((status) => [status, state.events.filter((event) => event.status === status).length]),
  );
  return {
    nowMs: core.clock.nowMs(),
    scenario,
    seed,
    events: state.events.length,
    instances: state.instances.length,
    regions: state.regions.length,
    byStatus,
    effects: Object.values(state.effects()).reduce((sum, count) => sum + count, 0),
    calls: core.calls.list().length,
    forgottenCalls: core.calls.forgotten(),
    faults: core.faults.armed(),
  };
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
  });
  response.end(body);
}

const DEFAULT_RETRY_AFTER_MS = 1_500;
/** Longer than the read timeout (30 s) that a careful client uses. */
const DEFAULT_DELAY_MS = 40_000;
const MAX_DELAY_MS = 3_600_000;

const KNOWN_FIELDS = ['action', 'kind', 'times', 'resourceId', 'retryAfterMs', 'delayMs'];

/** Reads the body of `POST /_control/faults`: an array of faults. Throws a ControlRefusal that says what is wrong. */
function parseFaults(body: unknown): ArmedFault[] {
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

function readText(value: unknown, where: string): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value !== 'string' || value.trim() === '') {
    throw new ControlRefusal(400, `${where}: a string that is not empty is expected`);
  }
  return value.trim();
}

function readInteger(value: unknown, where: string, fallback: number, min: number, max: number): number {
  if (value === undefined || value === null) {
    return fallback;
  }
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min || value > max) {
    throw new ControlRefusal(400, `${where}: an integer from ${min} to ${max} is expected`);
  }
  return value;
}

/**
 * Whether a request comes from this machine and was meant for it. The address alone is not enough: a page in a
 * browser on this machine could reach the control surface through a name that resolves to loopback.
 */
function isLoopbackRequest(request: IncomingMessage): boolean {
  return isLoopbackAddress(request.socket.remoteAddress ?? '') && isLoopbackHost(request.headers.host ?? '');
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address);
}

export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  return name === 'localhost' || name === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}
