import { z } from 'zod';
import {
  CHANNEL_LANGUAGES,
  CHANNEL_TYPES,
  type ChannelLanguage,
  type ChannelType,
  type DeliveryState,
  type DeliveryTrigger,
  NOTICE_KINDS,
  type NoticeKind,
} from '@/lib/domain/notices';
import { StepUpInput } from '@/lib/schemas/atoms';

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const MAX_CHANNEL_NAME = 60;
const name = z
  .string()
  .trim()
  .min(1)
  .max(MAX_CHANNEL_NAME)
  .regex(/^\P{C}+$/u);
const zone = z.string().max(64);
const minute = z.number().int().min(0).max(1_439);

export const QuietHoursInput = z.strictObject({
  days: z.array(z.number().int().min(0).max(6)).min(1).max(7),
  fromMinute: minute,
  toMinute: minute,
  zone,
});
export type QuietHoursInput = z.infer<typeof QuietHoursInput>;

/** What a channel is told, and how. Mentions: `all`, mobiles and ids of the receiver. */
const rules = {
  name,
  kinds: z.array(z.enum(NOTICE_KINDS)).max(NOTICE_KINDS.length),
  regions: z.array(z.string().regex(/^[A-Za-z0-9._-]{1,100}$/)).max(200),
  quiet: QuietHoursInput.nullable(),
  holdsUrgent: z.boolean(),
  language: z.enum(CHANNEL_LANGUAGES),
  zone,
  keyword: z
    .string()
    .trim()
    .max(30)
    .regex(/^\P{C}*$/u),
  mentions: z.array(z.string().regex(/^[A-Za-z0-9_.+-]{1,64}$/)).max(20),
  secondChannelId: id.nullable(),
};
const address = z.string().trim().min(1).max(2_000);
const secret = z.string().min(1).max(500);

/** Stores an address and perhaps a secret, so it asks for the password. */
export const AddChannelInput = z.strictObject({
  ...rules,
  type: z.enum(CHANNEL_TYPES),
  address,
  secret: secret.optional(),
  stepUp: StepUpInput.optional(),
});
export type AddChannelInput = z.infer<typeof AddChannelInput>;

/** A new address comes with the secret again, and asks for the password; the rest does not. */
export const SaveChannelInput = z.strictObject({
  ...rules,
  channelId: id,
  expectedRevision: z.number().int().min(1),
  address: address.optional(),
  secret: secret.optional(),
  stepUp: StepUpInput.optional(),
});
export type SaveChannelInput = z.infer<typeof SaveChannelInput>;

/** A new secret; for a day the old one signs, too. */
export const RotateSecretInput = z.strictObject({ channelId: id, secret, stepUp: StepUpInput.optional() });
export const PauseChannelInput = z.strictObject({ channelId: id, paused: z.boolean() });
export const ChannelInput = z.strictObject({ channelId: id });
export const RemoveChannelInput = z.strictObject({ channelId: id, stepUp: StepUpInput.optional() });
/** One delivery again, or with only the channel all that failed. */
export const ResendInput = z.strictObject({ channelId: id, deliveryId: id.optional() });

/** A channel as its page shows it: of address and secret no more than this. */
export type ChannelRow = {
  id: string;
  type: ChannelType;
  name: string;
  host: string;
  secretTail: string | null;
  state: 'ok' | 'broken' | 'paused';
  brokenCode: string | null;
  brokenMessage: string | null;
  kinds: NoticeKind[];
  regions: string[];
  quiet: QuietHoursInput | null;
  holdsUrgent: boolean;
  language: ChannelLanguage;
  zone: string;
  keyword: string;
  mentions: string[];
  secondChannelId: string | null;
  previousUntilMs: number | null;
  revision: number;
  /** Messages that failed in the last three days. */
  failed: number;
};

export type DeliveryRow = {
  id: string;
  state: DeliveryState;
  trigger: DeliveryTrigger;
  urgent: boolean;
  kinds: NoticeKind[];
  createdAtMs: number;
  nextAttemptMs: number;
  endedAtMs: number | null;
  lastCode: string | null;
  attempts: {
    n: number;
    startedAtMs: number;
    durationMs: number | null;
    result: string | null;
    httpStatus: number | null;
    code: string | null;
    message: string | null;
  }[];
};

/** What the receiver said to a test. `failed`: messages that could be sent again now. */
export type ChannelTestResult = {
  delivered: boolean;
  result: string;
  httpStatus: number | null;
  code: string | null;
  message: string | null;
  failed: number;
};

export type ChannelsPage = {
  channels: ChannelRow[];
  regions: { regionId: string; name: string }[];
  /** Why no channel can be added; null when one can. */
  off: 'secrets_off' | null;
  mail: boolean;
};
