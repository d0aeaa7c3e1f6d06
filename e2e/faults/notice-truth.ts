import type { Receipt } from '@/e2e/faults/notice-receiver';

/** What the store holds at the end. */
export type NoticeStore = {
  notices: readonly { id: string; kind: string; batchId: string | null }[];
  channels: readonly string[];
  deliveries: readonly { id: string; channelId: string; state: string; attempts: number }[];
  deliveryNotices: readonly { deliveryId: string; noticeId: string }[];
  attempts: readonly { deliveryId: string; result: string | null }[];
};

export type NoticeVerdict = {
  notices: number;
  /** Messages that arrived, and how many of them more than once: under one id. */
  messages: number;
  twice: number;
  /** Tries that a server was in when it died. */
  lostTries: number;
  /** Batches of which people were not told that they were sent, and that they are done. */
  untold: number;
  /** A notice that a channel asks for and that did not arrive there. */
  lost: number;
  /** The desk says delivered, and the receiver knows nothing of it. */
  falselyDelivered: number;
  /** The receiver has what the desk does not know. */
  unknown: number;
  /** Not over at the end. */
  open: number;
  /** The same message by two connections at one time. */
  atOnce: number;
};

/** Compares what the desk says of its notices with what a receiver got. Every channel asks for everything. */
export function judgeNotices(
  batchIds: readonly string[],
  store: NoticeStore,
  receiver: { receipts: readonly Receipt[]; atOnce: readonly string[] },
): NoticeVerdict {
  const times = new Map<string, number>();
  for (const { id } of receiver.receipts) times.set(id, (times.get(id) ?? 0) + 1);
  const answered = new Set(receiver.receipts.filter(({ isAnswered }) => isAnswered).map(({ id }) => id));
  const channelOf = new Map(store.deliveries.map(({ id, channelId }) => [id, channelId]));
  const arrived = new Set(
    store.deliveryNotices
      .filter(({ deliveryId }) => answered.has(deliveryId))
      .map(({ deliveryId, noticeId }) => `${channelOf.get(deliveryId)} ${noticeId}`),
  );
  const wanted = store.notices.flatMap(({ id }) => store.channels.map((channel) => `${channel} ${id}`));
  const isTold = (batchId: string, kind: string) =>
    store.notices.filter((notice) => notice.batchId === batchId && notice.kind === kind).length === 1;
  return {
    notices: store.notices.length,
    messages: times.size,
    twice: [...times.values()].filter((count) => count > 1).length,
    lostTries: store.attempts.filter(({ result }) => result === 'lost').length,
    untold: batchIds.filter((id) => !isTold(id, 'batch.sent') || !isTold(id, 'batch.done')).length,
    lost: wanted.filter((one) => !arrived.has(one)).length,
    falselyDelivered: store.deliveries.filter(({ id, state }) => state === 'delivered' && !answered.has(id))
      .length,
    unknown: [...times.keys()].filter((id) => !channelOf.has(id)).length,
    open: store.deliveries.filter(({ state }) => state === 'pending' || state === 'sending').length,
    atOnce: receiver.atOnce.length,
  };
}

/** Whether every promise was kept: a notice may come twice under one id, none is lost, none by two at once. */
export function isNoticeTruthful(verdict: NoticeVerdict): boolean {
  const { untold, lost, falselyDelivered, unknown, open, atOnce } = verdict;
  return untold + lost + falselyDelivered + unknown + open + atOnce === 0;
}
