import net from 'node:net';

/** Names the first port of a run, for its workers. */
const FIRST_PORT_SETTING = 'DESK_E2E_PORT';
/** So many desks and providers of one worker run at once, and more. */
const PORTS_OF_A_WORKER = 20;

/** Chooses the ports of one run, below those that a system hands out by itself. */
export function keepPorts(): void {
  process.env[FIRST_PORT_SETTING] = String(12_000 + Math.floor(Math.random() * 180) * 100);
}

/**
 * A port for a desk: the same one again after the last desk of this worker has ended, so that a browser that is used again
 * knows the scripts of that address. Outside a run of Playwright, any free one.
 */
export async function deskPort(): Promise<number> {
  const first = Number(process.env[FIRST_PORT_SETTING]);
  const worker = Number(process.env.TEST_PARALLEL_INDEX);
  if (first && Number.isInteger(worker)) {
    for (let at = 0; at < PORTS_OF_A_WORKER; at += 1) {
      const port = first + worker * PORTS_OF_A_WORKER + at;
      if (await listens(port)) return port;
    }
  }
  return freePort();
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const port = await listens(0);
  if (!port) throw new Error('no port');
  return port;
}

/** The port, where a server could listen on it; 0 stands for any. */
function listens(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.on('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : null));
    });
  });
}
