import { z } from 'zod';
import type { OpsType } from '@/lib/domain/batches';
import type { NoticeKind } from '@/lib/domain/notices';
import type { Phase } from '@/lib/domain/outcomes';
import type { Decision } from '@/lib/domain/reconcile';
import type { OutcomeRow } from '@/lib/schemas/outcomes';

export const MAX_FIND_LENGTH = 200;

const text = z
  .string()
  .trim()
  .min(1)
  .max(MAX_FIND_LENGTH)
  .refine((value) => !value.includes('\0'), 'holds NUL');

export const InstanceIdInput = z.strictObject({ instanceId: text });
export const FindInstancesInput = z.strictObject({ q: text });

export type FoundInstance = { instanceId: string; name: string; regionId: string };
/** `only`: the one instance that is meant. */
export type FoundInstances = { matches: FoundInstance[]; only: string | null };

type At = { atMs: number };
/** One line of what happened to an instance. Times are epoch ms. */
export type StoryEntry = At &
  (
    | {
        kind: 'event';
        eventId: string;
        eventType: string;
        level: string;
        reason: string;
        dueAtMs: number | null;
      }
    | { kind: 'gone'; eventId: string }
    | { kind: 'status'; eventId: string; from: string | null; to: string }
    | {
        kind: 'planned';
        batchId: string;
        batchNumber: number;
        by: string;
        opsType: OpsType;
        planTimeMs: number | null;
      }
    | {
        kind: 'call';
        batchId: string;
        batchNumber: number;
        state: string;
        endedAtMs: number | null;
        httpStatus: number | null;
        requestId: string | null;
        /** Of the row, or of the whole call where it was refused. */
        code: string | null;
        message: string | null;
      }
    | { kind: 'decision'; by: string; decision: Decision; reason: string }
    | { kind: 'comment'; by: string; text: string }
    | { kind: 'acknowledged'; by: string; phase: Phase; note: string }
    | { kind: 'instance_read'; status: string | null }
    /** Channels by what came of their message; `waiting`: on its way, or tried again. */
    | { kind: 'notice'; notice: NoticeKind; told: number; waiting: number; failed: number }
  );

export type InstanceStory = {
  instanceId: string;
  name: string;
  regionId: string;
  regionName: string;
  /** As DescribeInstances said last; null: never read, or not known to the cloud. */
  status: string | null;
  statusAtMs: number | null;
  addresses: string[];
  /** Services that it belongs to. */
  services: { id: string; name: string }[];
  /** Set while it counts in no budget. */
  outOfRotation: { untilMs: number; reason: string; by: string } | null;
  /** The account that this desk orders for; null: not said. */
  accountId: string | null;
  /** Orders of this instance, what needs a person first. */
  rows: OutcomeRow[];
  entries: StoryEntry[];
};
