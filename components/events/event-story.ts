import type { EventDetail } from '@/lib/schemas/events';

/** One thing that happened to an event; `atMs` (epoch ms) is null for an order that has not left. */
export type Happening = { id: string; atMs: number | null } & (
  | { kind: 'status'; fromStatus: string | null; toStatus: string }
  | { kind: 'order'; order: EventDetail['orders'][number] }
);

/**
 * Statuses and orders as one story, oldest first. An order stands at the time at which it went out, before that at the
 * time of its submission; at the same time it stands before the status, which is its effect.
 */
export function storyOf({ history, orders }: Pick<EventDetail, 'history' | 'orders'>): Happening[] {
  const ordered = orders.map(
    (order): Happening => ({
      id: order.batchId,
      kind: 'order',
      atMs: order.sentAtMs ?? order.submittedAtMs,
      order,
    }),
  );
  const seen = history.map(
    ({ seenAtMs, fromStatus, toStatus }): Happening => ({
      id: `${seenAtMs} ${toStatus}`,
      kind: 'status',
      atMs: seenAtMs,
      fromStatus,
      toStatus,
    }),
  );
  const time = ({ atMs }: Happening) => atMs ?? Number.MAX_SAFE_INTEGER;
  // The orders come newest first from the server; the sort is stable.
  return [...ordered.reverse(), ...seen].sort((a, b) => time(a) - time(b));
}
