import type { IncomingMessage, ServerResponse } from 'node:http';
import { isScenarioName, SCENARIO_NAMES } from './contract';
import { parseFaults, readInteger } from './control-faults';
import { changeInstances } from './control-instances';
import type { SimulatorCore } from './core';
import { isRecord, parseJson } from './params';
import { ControlRefusal } from './reply';
import { EVENT_STATUSES } from './world';

export const CONTROL_PREFIX = '/_control/';

/** Shown by the command line. */
export const CONTROL_ROUTES = [
  'POST /_control/reset    {"scenario":"storm","seed":1}',
  'POST /_control/clock    {"advanceMs":3600000}',
  'POST /_control/faults   [{"action":"BatchEventRedeployInstance","kind":"drop-reply","times":1}]',
  'POST /_control/instances [{"instanceId":"i-…","status":"Stopped"}]',
  'POST /_control/date     {"offsetMs":90000}',
  'GET  /_control/calls',
  'GET  /_control/effects',
  'GET  /_control/state',
] as const;

type Route = { method: 'GET' | 'POST'; answer(core: SimulatorCore, body: unknown): unknown };

const ROUTES: Readonly<Record<string, Route>> = {
  reset: { method: 'POST', answer: reset },
  clock: { method: 'POST', answer: advanceClock },
  faults: { method: 'POST', answer: armFaults },
  instances: { method: 'POST', answer: changeInstances },
  date: { method: 'POST', answer: setDate },
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

function setDate(core: SimulatorCore, body: unknown): unknown {
  const { offsetMs } = fieldsOf(body);
  core.dateOffsetMs = readInteger(offsetMs ?? Number.NaN, 'offsetMs', 0, -MAX_ADVANCE_MS, MAX_ADVANCE_MS);
  return { offsetMs: core.dateOffsetMs };
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
