import type { ChannelType, DeliveryState, DeliveryTrigger, NoticeKind } from '@/lib/domain/notices';

/** Tables about notices and their channels; see schema.ts. */
export type NoticeTables = {
  /** One for each key of the ring: sealed under it, and opened at every start. */
  secretCanaries: { keyNumber: number; sealed: string; madeAtMs: number };
  channels: ChannelsTable;
  notices: NoticesTable;
  deliveries: DeliveriesTable;
  deliveryNotices: { deliveryId: string; noticeId: string };
  attempts: AttemptsTable;
  pagerAlerts: PagerAlertsTable;
};

export type ChannelsTable = {
  id: string;
  type: ChannelType;
  name: string;
  /** The whole address, which holds the robot's token; sealed (lib/server/secrets). */
  addressSealed: string;
  /** Host of the address, for showing; for mail the number of recipients. */
  addressHost: string;
  /** JSON array of NoticeKind that go there. */
  kindsJson: string;
  /** JSON array of region ids; empty: all. */
  regionsJson: string;
  /** JSON of QuietHours, or `null`. */
  quietJson: string;
  /** `en`, `zh-CN` or `both`. */
  language: string;
  zone: string;
  /** Stands in every message, for robots that ask for one; '' without. */
  keyword: string;
  /** JSON array of who is mentioned in urgent messages. */
  mentionsJson: string;
  createdBy: string;
  createdByName: string;
  secretSealed: string | null;
  /** Until previousUntilMs both secrets sign. */
  previousSecretSealed: string | null;
  previousUntilMs: number | null;
  /** Last four characters of the secret, for showing. */
  secretTail: string | null;
  /** Where urgent notices go too that nobody has acknowledged. */
  secondChannelId: string | null;
  /** What the receiver said when it refused for good; null while it works. */
  brokenCode: string | null;
  brokenMessage: string | null;
  brokenAtMs: number | null;
  pausedAtMs: number | null;
  removedAtMs: number | null;
  revision: number;
  /** 1: quiet hours hold urgent ones, too. */
  holdsUrgent: number;
  /** Nothing leaves before (epoch ms): the receiver had too many. */
  restUntilMs: number;
  createdAtMs: number;
  updatedAtMs: number;
};

/** What people must be told; inserted in the transaction of the change that it tells of. */
export type NoticesTable = {
  id: string;
  kind: NoticeKind;
  urgent: number;
  batchId: string | null;
  objectType: string;
  objectId: string;
  /** Notices of one key are told together: `batch:ID`, or `account:default`. */
  groupKey: string;
  /** The same news is stored once; null where each counts. */
  onceKey: string | null;
  regionsJson: string;
  /** JSON of NoticePayload. */
  payloadJson: string;
  occurredAtMs: number;
  /** When its deliveries were made; null while it waits for that. */
  plannedAtMs: number | null;
  ackedAtMs: number | null;
};

/** One message to one channel: its notices are in deliveryNotices. */
export type DeliveriesTable = {
  id: string;
  channelId: string;
  groupKey: string;
  urgent: number;
  state: DeliveryState;
  trigger: DeliveryTrigger;
  attempts: number;
  createdAtMs: number;
  firstTriedAtMs: number | null;
  nextAttemptMs: number;
  endedAtMs: number | null;
  /** When it was told again, and told to the second channel. */
  repeatedAtMs: number | null;
  escalatedAtMs: number | null;
  /** What the receiver said last. */
  lastCode: string | null;
  /** JSON array of `recipientMark`: who of a mail's recipients has it already; null: nobody. */
  takenJson: string | null;
};

/** An alert that is open at a pager; its row goes when the pager has closed it. */
export type PagerAlertsTable = {
  id: string;
  channelId: string;
  /** Of the deliveries that opened it. */
  groupKey: string;
  /** `groupKey` and kind of its notices. */
  newsKey: string;
  kind: NoticeKind;
  /** The routing key that opened it; sealed. Only that one closes it. */
  keySealed: string;
  openedAtMs: number;
  /** The delivery that closes it; null while it must stay. */
  resolveId: string | null;
};

export type AttemptsTable = {
  id: string;
  deliveryId: string;
  n: number;
  startedAtMs: number;
  durationMs: number | null;
  /** `ok`, `refused`, `http_error`, `unreachable`, `timed_out`, `lost`; null while it is under way. */
  result: string | null;
  httpStatus: number | null;
  code: string | null;
  /** The receiver's own words, scrubbed, at most 200 characters. */
  message: string | null;
};
