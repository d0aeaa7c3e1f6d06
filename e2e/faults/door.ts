import net from 'node:net';

/** An order that left a server for the fake cloud. */
export type SentOrder = {
  /** `performance.now()` of its arrival here. */
  atMs: number;
  /** The access key that it is signed with. */
  accessKeyId: string;
  eventIds: string[];
};

/**
 * A way to the fake cloud, which all servers of a store share: a plan names the endpoint that it is meant for. Their
 * calls are told apart by the access key.
 */
export type Door = { url: string; close(): Promise<void> };

const ORDER_ACTION = 'BatchEventRedeployInstance';

/**
 * Opens a door to the HTTP server at `target`. It passes bytes on in both directions and changes nothing.
 * @param onOrder called in the moment in which the head of an order has come through
 */
export async function openDoor(target: string, onOrder: (order: SentOrder) => void): Promise<Door> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    const cloud = net.connect(Number(port), hostname);
    for (const [one, other] of [
      [socket, cloud],
      [cloud, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.end();
      });
      one.pipe(other);
    }
    watchHead(socket, onOrder);
  });
  const ownPort = await listen(server);
  return {
    url: `http://127.0.0.1:${ownPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The client asks for a connection of its own for each request, so only its first head matters. */
function watchHead(socket: net.Socket, onOrder: (order: SentOrder) => void): void {
  let head = '';
  const look = (chunk: Buffer) => {
    head += chunk.toString('latin1');
    if (!head.includes('\r\n\r\n')) return;
    socket.off('data', look);
    const eventIds = orderedIn(head);
    const accessKeyId = /Credential=([^,\s]+)/.exec(head)?.[1] ?? '';
    if (eventIds) onOrder({ atMs: performance.now(), accessKeyId, eventIds });
  };
  socket.on('data', look);
}

/** The events that a request orders, by its head; null for a request of another kind. */
export function orderedIn(head: string): string[] | null {
  const action = /^x-acs-action: *(\S+)/im.exec(head)?.[1];
  if (action !== ORDER_ACTION) return null;
  const path = head.split(' ')[1] ?? '/';
  const infos = new URL(path, 'http://door').searchParams.get('EventInfos') ?? '[]';
  return [...infos.matchAll(/"EventId":"([^"]*)"/g)].map(([, eventId = '']) => eventId);
}

function listen(server: net.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('the door has no port'));
    });
  });
}
