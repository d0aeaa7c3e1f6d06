import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ScenarioName } from './contract';
import { CONTROL_PREFIX, serveControl } from './control';
import { createCore, type SimulatorCore } from './core';
import { serveEns } from './ens-request';

export type SimulatorOptions = {
  /** 0 = any free port (the default). */
  port?: number;
  host?: string;
  scenario?: ScenarioName;
  seed?: number;
  accessKeyId?: string;
  accessKeySecret?: string;
  /** Every ENS reply waits this long, real time. */
  latencyMs?: number;
};

export type Simulator = {
  url: string;
  port: number;
  accessKeyId: string;
  accessKeySecret: string;
  /** Drops every open connection. */
  close(): Promise<void>;
};

export const DEFAULT_KEYS = { accessKeyId: 'simulator-key', accessKeySecret: 'simulator-secret' } as const;

const MAX_BODY_BYTES = 1_000_000;
/** Wide on purpose: the real gateway's URL limit is unknown, and the client must keep its own. */
const MAX_HEADER_BYTES = 256_000;

/** Starts a fake ENS over real HTTP. Rejects when the address cannot be listened on (`EADDRINUSE`, …). */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { host = '127.0.0.1', accessKeyId, accessKeySecret } = options;
  const keys = {
    accessKeyId: accessKeyId ?? DEFAULT_KEYS.accessKeyId,
    accessKeySecret: accessKeySecret ?? DEFAULT_KEYS.accessKeySecret,
  };
  const closing = new AbortController();
  const core = createCore({
    keys,
    scenario: options.scenario ?? 'quiet',
    seed: options.seed ?? 1,
    latencyMs: options.latencyMs ?? 0,
    closing: closing.signal,
  });
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    serve(core, request, response).catch((error: unknown) => answerFailure(response, error));
  });
  const port = await listen(server, options.port ?? 0, host);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    ...keys,
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(core: SimulatorCore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, MAX_BODY_BYTES);
  if (body === null) {
    response.writeHead(413, { connection: 'close' }).end();
  } else if ((request.url ?? '').startsWith(CONTROL_PREFIX)) {
    serveControl(core, request, response, body);
  } else {
    await serveEns(core, request, response, body);
  }
}

/** A mistake of the simulator itself, or a client that left in the middle of its request. */
function answerFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const message = `simulator failed: ${error instanceof Error ? error.message : String(error)}`;
  response.writeHead(500, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ Code: 'InternalError', Message: message }));
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error('the simulator has no port'));
      } else {
        resolve(address.port);
      }
    });
  });
}

/** The whole body, or null when it is longer than `maxBytes`. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    // The rest is read but not kept: leaving the loop would cut the connection before the refusal is sent.
    if (length <= maxBytes) {
      chunks.push(bytes);
    }
  }
  return length <= maxBytes ? Buffer.concat(chunks) : null;
}
