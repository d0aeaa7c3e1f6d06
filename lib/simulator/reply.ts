import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { WireError } from '@/lib/server/ens/wire';

/** `code` is for the call log: `ok`, or the refusal's Code. */
export type Reply = { status: number; code: string; headers: Readonly<Record<string, string>>; body: string };

const JSON_TYPE = { 'content-type': 'application/json;charset=utf-8' };

/** ENS request ids are UUIDs in capitals. */
export function newRequestId(): string {
  return randomUUID().toUpperCase();
}

export function okReply(requestId: string, body: Readonly<Record<string, unknown>>): Reply {
  return {
    status: 200,
    code: 'ok',
    headers: { ...JSON_TYPE, 'x-acs-request-id': requestId },
    body: JSON.stringify({ RequestId: requestId, ...body }),
  };
}

/** [DOC] The error body: RequestId, HostId, Code, Message, Recommend. */
export function refusalReply(requestId: string, hostId: string, refusal: Refusal): Reply {
  const body: WireError = {
    RequestId: requestId,
    HostId: hostId,
    Code: refusal.code,
    Message: refusal.message,
    Recommend: `https://api.aliyun.com/troubleshoot?q=${encodeURIComponent(refusal.code)}&product=Ens`,
  };
  return {
    status: refusal.status,
    code: refusal.code,
    headers: { ...JSON_TYPE, 'x-acs-request-id': requestId, ...refusal.headers },
    body: JSON.stringify(body),
  };
}

/** What a proxy in front of the cloud answers when it gives up: HTML, no Code. */
export function badGatewayReply(): Reply {
  return {
    status: 502,
    code: 'bad-gateway',
    headers: { 'content-type': 'text/html' },
    body: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n',
  };
}

/** Half of the body, with a length that fits: valid HTTP around broken JSON. */
export function truncated(reply: Reply): Reply {
  return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };
}

export function sendReply(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    ...reply.headers,
    'content-length': String(Buffer.byteLength(reply.body)),
  });
  response.end(reply.body);
}

/** A request that ENS, or its gateway, refuses: HTTP status, Code and Message of the error body. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** [DOC] 400 `InvalidParameter.%s`. `why` is the simulator's own addition, for the one who reads the log. */
export function invalidParameter(field: string, why: string): Refusal {
  return new Refusal(
    400,
    `InvalidParameter.${field}`,
    `The specified field ${field} invalid. Please check it again. (${why})`,
  );
}

export function missingParameter(field: string): Refusal {
  return new Refusal(400, `MissingParameter.${field}`, `The parameter ${field} is required.`);
}

/** A wrong request to the control surface. */
export class ControlRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'ControlRefusal';
  }
}
