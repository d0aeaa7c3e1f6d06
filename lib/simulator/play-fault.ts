import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { ArmedFault } from './faults';
import { invalidParameter, Refusal } from './refusal';
import { badGatewayReply, newRequestId, type Reply, refusalReply, sendReply, truncated } from './reply';

export type FaultScene = {
  response: ServerResponse;
  /** Runs the operation for real; its reply may be a refusal. */
  act(): Reply;
  hostId: string;
  /** Aborted when the server closes. */
  closing: AbortSignal;
};

/** Plays the armed fault out on the connection. Resolves with the HTTP status that was sent; null = none. */
export async function playFault(fault: ArmedFault, scene: FaultScene): Promise<number | null> {
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
