import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that reached the receiver. */
export type Receipt = {
  /** `webhook-id`: the delivery. */
  id: string;
  path: string;
  /** Whether the answer went out: false when the sender died before. */
  isAnswered: boolean;
};

export type NoticeReceiver = {
  /** `127.0.0.1:PORT`. */
  host: string;
  receipts: readonly Receipt[];
  /** Messages that came while the same one was still on its way by another connection. */
  atOnce: readonly string[];
  /** The next message that comes; false after `limitMs`. */
  next(limitMs: number): Promise<boolean>;
  close(): Promise<void>;
};

/** A real receiver of webhooks that takes its time, so that many kills strike between sending and storing. */
export async function startNoticeReceiver(answerMs: number): Promise<NoticeReceiver> {
  const receipts: Receipt[] = [];
  const atOnce: string[] = [];
  const underWay = new Map<string, number>();
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const receipt = {
      id: String(request.headers['webhook-id'] ?? ''),
      path: request.url ?? '',
      isAnswered: false,
    };
    request.resume();
    request.on('end', () => {
      receipts.push(receipt);
      const others = underWay.get(receipt.id) ?? 0;
      if (others > 0) atOnce.push(receipt.id);
      underWay.set(receipt.id, others + 1);
      for (const wake of waiting) wake();
      const timer = setTimeout(() => {
        receipt.isAnswered = true;
        response.writeHead(204).end();
      }, answerMs);
      response.on('close', () => {
        clearTimeout(timer);
        underWay.set(receipt.id, (underWay.get(receipt.id) ?? 1) - 1);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    receipts,
    atOnce,
    next: (limitMs) =>
      new Promise((resolve) => {
        const end = (came: boolean) => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve(came);
        };
        const wake = () => end(true);
        const timer = setTimeout(() => end(false), limitMs);
        waiting.add(wake);
      }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
