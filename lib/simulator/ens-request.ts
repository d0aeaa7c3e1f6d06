import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import { setTimeout as delay } from 'node:timers/promises';
import { checkSignature, type ReceivedRequest } from './auth';
import { redactHeaders } from './call-log';
import { ACTIONS, type ActionName, isActionName, type RecordedCall } from './contract';
import type { SimulatorCore } from './core';
import type { ArmedFault, Strike } from './faults';
import type { Query } from './params';
import {
  badGatewayReply,
  invalidParameter,
  missingParameter,
  newRequestId,
  okReply,
  Refusal,
  type Reply,
  refusalReply,
  sendReply,
  truncated,
} from './reply';

const API_VERSION = '2017-11-10';

/** Serves one request to the fake ENS and writes down what came and what became of it. */
export async function serveEns(
  core: SimulatorCore,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  const received = receive(request, body);
  const call = startCall(core, received);
  const hostId = received.headers.get('host') ?? '';
  response.setHeader('date', new Date(core.clock.realNowMs() + core.dateOffsetMs).toUTCString());
  try {
    const action = admit(core, received);
    const strike = core.faults.strike(action, received.query);
    // Held by the request: an effect that comes late belongs to this world, not to one that was reset meanwhile.
    const act = prepareAct(core, action, received.query, strike, hostId);
    await delay(core.latencyMs, undefined, { signal: core.closing });
    if (strike.transport === null) {
      const reply = act();
      sendReply(response, reply);
      finishCall(call, reply.status, strike.name === null ? reply.code : `fault:${strike.name}`);
    } else {
      call.outcome = `fault:${strike.name}`;
      call.status = await playFault(strike.transport, { response, act, hostId, closing: core.closing });
    }
  } catch (error) {
    if (error instanceof Refusal) {
      sendReply(response, refusalReply(newRequestId(), hostId, error));
      finishCall(call, error.status, error.code);
    } else if (isAbort(error)) {
      finishCall(call, null, call.outcome === 'pending' ? 'client-gone' : call.outcome);
    } else {
      throw error;
    }
  }
}

function receive(request: IncomingMessage, body: Buffer): ReceivedRequest {
  const [path = '/', search = ''] = splitOnce(request.url ?? '/', '?');
  const headers = new Map(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
  return { method: request.method ?? '', path, query: readQuery(search), headers, body };
}

function splitOnce(text: string, mark: string): string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}

/** A key that came twice keeps both values, joined: its signature then cannot match. */
function readQuery(search: string): Query {
  const parsed = parseQuery(search, '&', '=', { maxKeys: 0 });
  return new Map(
    Object.entries(parsed).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.join('&') : (value ?? ''),
    ]),
  );
}

function startCall(core: SimulatorCore, received: ReceivedRequest): RecordedCall {
  const call: RecordedCall = {
    action: received.headers.get('x-acs-action') ?? '',
    method: received.method,
    query: Object.fromEntries(received.query),
    headers: redactHeaders(received.headers),
    atMs: core.clock.nowMs(),
    status: null,
    outcome: 'pending',
  };
  core.calls.add(call);
  return call;
}

function finishCall(call: RecordedCall, status: number | null, outcome: string): void {
  call.status = status;
  call.outcome = outcome;
}

/** The gateway's part: method, action, version, signature. */
function admit(core: SimulatorCore, received: ReceivedRequest): ActionName {
  if (received.method !== 'POST') {
    throw new Refusal(405, 'UnsupportedHTTPMethod', 'This http method is not supported.', { allow: 'POST' });
  }
  const action = received.headers.get('x-acs-action');
  if (action === undefined || action === '') {
    throw missingParameter('x-acs-action');
  }
  if (received.path !== '/' || !isActionName(action)) {
    throw new Refusal(
      404,
      'InvalidAction.NotFound',
      'Specified api is not found, please check your url and method.',
    );
  }
  const version = received.headers.get('x-acs-version');
  if (version === undefined || version === '') {
    throw missingParameter('x-acs-version');
  }
  if (version !== API_VERSION) {
    throw new Refusal(400, 'InvalidVersion', 'Specified parameter Version is not valid.');
  }
  checkSignature(received, core.keys, core.nonces, core.clock.realNowMs());
  if (received.body.length > 0) {
    throw invalidParameter('Body', 'every parameter belongs into the query string');
  }
  return action;
}

function prepareAct(
  core: SimulatorCore,
  action: ActionName,
  query: Query,
  strike: Strike,
  hostId: string,
): () => Reply {
  const { state, lifecycle, troubles } = core.stage();
  return () => {
    const requestId = newRequestId();
    const nowMs = core.clock.nowMs();
    lifecycle.settle(nowMs);
    try {
      return okReply(
        requestId,
        ACTIONS[action]({ query, state, lifecycle, nowMs, rowFaults: strike.rows, troubles }),
      );
    } catch (error) {
      if (error instanceof Refusal) {
        return refusalReply(requestId, hostId, error);
      }
      throw error;
    }
  };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

export type FaultScene = {
  response: ServerResponse;
  /** Runs the operation for real; its reply may be a refusal. */
  act(): Reply;
  hostId: string;
  /** Aborted when the server closes. */
  closing: AbortSignal;
};

/** Plays the armed fault out on the connection. Resolves with the HTTP status that was sent; null = none. */
async function playFault(fault: ArmedFault, scene: FaultScene): Promise<number | null> {
  switch (fault.kind) {
    case 'throttle':
    case 'client-error':
    case 'no-permission':
      return send(scene, refusalReply(newRequestId(), scene.hostId, refusalOf(fault)));
    case 'server-error':
      return send(scene, badGatewayReply());
    case 'reset-before':
      return reset(scene);
    case 'drop-before':
      return hold(scene);
    case 'late-effect':
      await delay(fault.delayMs, undefined, { signal: scene.closing });
      return send(scene, scene.act());
    case 'truncated-json':
      return send(scene, truncated(scene.act()));
    case 'slow':
      return sendLate(scene, scene.act(), fault.delayMs);
    case 'reset-after':
      scene.act();
      return reset(scene);
    case 'drop-reply':
      scene.act();
      return hold(scene);
    case 'server-error-after':
      scene.act();
      return send(scene, badGatewayReply());
    case 'missing-rows':
    case 'row-error':
    case 'row-fault':
    case 'stay-scheduled':
    case 'stay-executing':
    case 'vanish':
    case 'end-failed':
    case 'instance-stopped':
      // The rows of the reply, or the world, carry these; the connection stays sound.
      return send(scene, scene.act());
  }
}

function refusalOf({ kind, retryAfterMs }: ArmedFault): Refusal {
  if (kind === 'throttle') {
    return new Refusal(400, 'Throttling.User', 'Request was denied due to user flow control.', {
      'x-acs-retry-after': String(retryAfterMs),
    });
  }
  return kind === 'no-permission'
    ? new Refusal(400, 'NoPermission', 'Permission denied.')
    : invalidParameter('EventInfos', 'an armed fault');
}

function send({ response }: FaultScene, reply: Reply): number | null {
  if (response.destroyed) {
    return null;
  }
  sendReply(response, reply);
  return reply.status;
}

async function sendLate(scene: FaultScene, reply: Reply, delayMs: number): Promise<number | null> {
  await delay(delayMs, undefined, { signal: untilGone(scene) });
  return send(scene, reply);
}

/** A reset as a crashed peer gives it: RST instead of an orderly end. */
function reset({ response }: FaultScene): null {
  response.socket?.resetAndDestroy();
  return null;
}

/** Never answers; the connection stays open until the client, or the whole server, gives up. */
async function hold(scene: FaultScene): Promise<null> {
  if (scene.response.closed) {
    return null;
  }
  await once(scene.response, 'close', { signal: scene.closing });
  return null;
}

/** Aborted when the client goes away or the server closes. */
function untilGone({ response, closing }: FaultScene): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return AbortSignal.any([gone.signal, closing]);
}
