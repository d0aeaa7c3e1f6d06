import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import { setTimeout as delay } from 'node:timers/promises';
import { ACTIONS, type ActionName, isActionName } from './actions';
import { checkSignature, type ReceivedRequest } from './auth';
import { redactHeaders } from './call-log';
import type { RecordedCall } from './contract';
import type { SimulatorCore } from './core';
import type { Strike } from './faults';
import type { Query } from './params';
import { playFault } from './play-fault';
import { invalidParameter, missingParameter, Refusal } from './refusal';
import { newRequestId, okReply, type Reply, refusalReply, sendReply } from './reply';

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
