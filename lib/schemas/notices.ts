import { z } from 'zod';

/** What a notice holds: enough to write its message later, whatever has changed since. Stored as JSON. */

/** Rows that a notice names; more are only counted. */
export const MAX_NOTICE_ROWS = 50;

export const NoticeRow = z.object({
  instanceId: z.string(),
  instanceName: z.string(),
  regionId: z.string(),
  code: z.string().nullable().default(null),
  requestId: z.string().nullable().default(null),
  /** When the cloud acts by itself (epoch ms). */
  dueAtMs: z.number().nullable().default(null),
});
export type NoticeRow = z.infer<typeof NoticeRow>;

export const NoticePayload = z.object({
  batch: z.object({ id: z.string(), number: z.number(), title: z.string(), rowCount: z.number() }).optional(),
  rows: z.array(NoticeRow).max(MAX_NOTICE_ROWS).default([]),
  /** Rows of the same news beyond those that are named. */
  more: z.number().int().min(0).default(0),
  /** Who did it. */
  byName: z.string().optional(),
  /** Approve or reject; the kind of a grant; why a batch was stopped. */
  what: z.string().optional(),
  who: z.string().optional(),
  role: z.string().optional(),
  /** What somebody wrote. */
  comment: z.string().optional(),
  /** When something runs out or acts (epoch ms). */
  untilMs: z.number().optional(),
  /** Box score of a batch that has ended: rows by what became of them. */
  score: z.record(z.string(), z.number()).optional(),
  /** Id, name and vendor's code of a channel that refused for good. */
  channel: z.object({ id: z.string(), name: z.string(), code: z.string() }).optional(),
});
export type NoticePayload = z.infer<typeof NoticePayload>;
export type NoticeContent = z.input<typeof NoticePayload>;
