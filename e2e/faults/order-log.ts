import type { SentOrder } from '@/e2e/faults/door';

/** An order and the life of a server that sent it: a server that was killed and started again has another life. */
export type LoggedOrder = SentOrder & { server: number; life: string };

/** All orders that left any server, as they came through the doors. */
export type OrderLog = {
  add(order: LoggedOrder): void;
  list(): readonly LoggedOrder[];
  last(): LoggedOrder | null;
  /** The next order that `fits`; null after `limitMs`. */
  next(limitMs: number, fits?: (order: LoggedOrder) => boolean): Promise<LoggedOrder | null>;
};

/** @param onAdd called with the number of orders after each one */
export function createOrderLog(onAdd: (count: number) => void): OrderLog {
  const orders: LoggedOrder[] = [];
  const waiting = new Set<(order: LoggedOrder) => void>();
  return {
    add: (order) => {
      orders.push(order);
      onAdd(orders.length);
      for (const look of waiting) look(order);
    },
    list: () => orders,
    last: () => orders.at(-1) ?? null,
    next: (limitMs, fits = () => true) =>
      new Promise((resolve) => {
        const end = (order: LoggedOrder | null) => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(order);
        };
        const look = (order: LoggedOrder) => {
          if (fits(order)) end(order);
        };
        const timer = setTimeout(() => end(null), limitMs);
        waiting.add(look);
      }),
  };
}

/** How many orders the busiest second holds. @param timesMs in ascending order */
export function busiestSecond(timesMs: readonly number[]): number {
  let from = 0;
  let most = 0;
  timesMs.forEach((atMs, index) => {
    while ((timesMs[from] ?? atMs) <= atMs - 1_000) from += 1;
    most = Math.max(most, index - from + 1);
  });
  return most;
}

/** Events that more than one order named. Where nothing was refused and nobody decided, there must be none. */
export function orderedAgain(orders: readonly { eventIds: readonly string[] }[]): string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const eventId of orders.flatMap(({ eventIds }) => eventIds)) {
    if (seen.has(eventId)) again.add(eventId);
    seen.add(eventId);
  }
  return [...again];
}
