import { z } from 'zod';
import { REGION_ID } from '@/lib/domain/region-limit';
import { MAX_BUDGET_COUNT, MAX_BUDGET_NAME } from '@/lib/domain/schedule/budget-change';
import { MAX_GLOB_LENGTH } from '@/lib/domain/schedule/glob';
import { MAX_REASON_LENGTH, MIN_REASON_LENGTH } from '@/lib/domain/schedule/rotation';
import { MAX_MATCH_IDS, MAX_MATCH_PARTS, MAX_SERVICE_NAME } from '@/lib/domain/schedule/service-match';
import type { AutoServices } from '@/lib/domain/schedule/settings';
import type { BudgetScope, DownCause, TimeRuleKind } from '@/lib/domain/schedule/world';
import { epochMs, flag, id, stepUp, typed } from '@/lib/schemas/atoms';
import { AutoServicesSchema } from '@/lib/schemas/schedule';

/** One line without control characters, as names, keys and ids of the cloud are. */
const line = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^\P{C}+$/u);

const regionId = z.string().regex(REGION_ID);
const tagKey = line(128);
const tagValue = line(128);
const instanceId = line(200);

export const ServiceMatchSchema = z
  .strictObject({
    tags: z.array(z.strictObject({ key: tagKey, value: tagValue })).max(MAX_MATCH_PARTS),
    names: z.array(line(MAX_GLOB_LENGTH)).max(MAX_MATCH_PARTS),
    regionIds: z.array(regionId).max(MAX_MATCH_PARTS),
    instanceIds: z.array(instanceId).max(MAX_MATCH_IDS),
  })
  .refine((match) => Object.values(match).some((part) => part.length > 0), 'takes no instance');

/** Without `serviceId` a new one. What leaves an instance out that belonged before asks for the password. */
export const SaveServiceInput = z.strictObject({
  serviceId: id.optional(),
  expectedVersion: z.number().int().min(0),
  name: line(MAX_SERVICE_NAME),
  match: ServiceMatchSchema,
  ownerNote: typed(500),
  stepUp,
});
export type SaveServiceInput = z.infer<typeof SaveServiceInput>;

export const EndServiceInput = z.strictObject({
  serviceId: id,
  expectedVersion: z.number().int().min(1),
  stepUp,
});

/** How services are made automatically. `expectedVersion` is that of the schedule settings. */
export const SaveAutoServicesInput = z.strictObject({
  expectedVersion: z.number().int().min(0),
  autoServices: AutoServicesSchema.nullable(),
  stepUp,
});

export const PreviewInput = z.strictObject({ autoServices: AutoServicesSchema });

export const BudgetScopeSchema: z.ZodType<BudgetScope> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('service'), serviceId: id }),
  z.strictObject({ kind: z.literal('each_service') }),
  z.strictObject({ kind: z.literal('region'), regionId }),
  z.strictObject({ kind: z.literal('each_region') }),
  z.strictObject({ kind: z.literal('each_service_region') }),
  z.strictObject({ kind: z.literal('account') }),
]);

/** Without `budgetId` a new one. A limit of 0 lets nothing go, and is stored only with `acceptFreeze`. */
export const SaveBudgetInput = z
  .strictObject({
    budgetId: id.optional(),
    expectedVersion: z.number().int().min(0),
    name: line(MAX_BUDGET_NAME),
    scope: BudgetScopeSchema,
    limitKind: z.enum(['count', 'percent']),
    limitValue: z.number().int().min(0).max(MAX_BUDGET_COUNT),
    acceptFreeze: flag,
    stepUp,
  })
  .refine(({ limitKind, limitValue }) => limitKind === 'count' || limitValue <= 100, {
    path: ['limitValue'],
  });
export type SaveBudgetInput = z.infer<typeof SaveBudgetInput>;

export const EndBudgetInput = z.strictObject({
  budgetId: id,
  expectedVersion: z.number().int().min(1),
  stepUp,
});

export const MarkRotationInput = z.strictObject({
  instanceId,
  reason: typed(MAX_REASON_LENGTH).refine((text) => text.trim().length >= MIN_REASON_LENGTH),
  untilMs: epochMs,
});
export const ClearRotationInput = z.strictObject({ instanceId });

/** Members after `cursor`, an instance id; '' = from the start. */
export const ServiceInput = z.strictObject({ serviceId: id, cursor: z.string().max(200) });

/** A budget with its sum. `sum`: the limit as it was worked out, e.g. `10 % of 7 = 0 → 1`. */
export type BudgetSum = {
  kind: 'count' | 'percent';
  value: number;
  /** Instances that count; null: of each of several sets. */
  total: number;
  limit: number;
  sum: string;
};

export type DownNow = { instanceId: string; cause: DownCause; batchNumber: number | null };

/** A service in a list. Members and who is down: those in the reader's regions. */
export type ServiceRow = {
  id: string;
  name: string;
  origin: 'auto' | 'manual';
  version: number;
  ownerNote: string;
  members: number;
  /** Of them, those that count in budgets: without those out of rotation, expired or being deleted. */
  counted: number;
  regions: { regionId: string; regionName: string; members: number; counted: number }[];
  /** The budget that lets fewest go, over all regions; null without one. */
  budget: BudgetSum | null;
  /** By id, the first of them; `downCount`: how many there are. */
  down: DownNow[];
  downCount: number;
};

export type BudgetRow = {
  id: string;
  name: string;
  scope: BudgetScope;
  kind: 'count' | 'percent';
  value: number;
  version: number;
  /** Its sets, those with the lowest limit first; at most some. '' where a set is not about a service or region. */
  groups: (BudgetSum & { serviceName: string; regionId: string; regionName: string; down: number })[];
  groupCount: number;
  updatedByName: string;
  updatedAtMs: number;
};

export type RotationRow = {
  instanceId: string;
  name: string;
  regionId: string;
  regionName: string;
  reason: string;
  by: string;
  untilMs: number;
};

/** How fresh the reading of instances or tags is. `error`: code of the failure since, null = it went well. */
export type Freshness = {
  readAtMs: number | null;
  error: { code: string; kind: string; atMs: number } | null;
};

/** GET /api/services. */
export type ServicesPage = {
  rows: ServiceRow[];
  coverage: { assigned: number; total: number };
  inventoryReadAtMs: number | null;
  inventory: Freshness;
  tags: Freshness;
  budgets: BudgetRow[];
  rotation: RotationRow[];
  /** More are marked than are listed. */
  rotationCount: number;
  autoServices: AutoServices | null;
  settingsVersion: number;
  /** Automatic services are as many as there may be: further values make none. */
  isFull: boolean;
};

/** What the dialogs of admins offer. */
export type ServiceOptions = {
  tagKeys: { key: string; instances: number }[];
  regions: { regionId: string; regionName: string; counted: number }[];
  accountCounted: number;
};

/** GET /api/services/preview: what services a choice would make. */
export type ServicesPreview = {
  /** Those with most instances, at most some. */
  services: { name: string; members: number }[];
  count: number;
  coverage: { assigned: number; total: number };
  /** Values for which there is no room. */
  leftOut: number;
};

export type ServiceMember = {
  instanceId: string;
  name: string;
  regionId: string;
  regionName: string;
  status: string;
  outOfRotation: boolean;
  down: DownNow['cause'] | null;
};

/** GET /api/services/ID. */
export type ServiceDetail = {
  id: string;
  name: string;
  origin: 'auto' | 'manual';
  version: number;
  ownerNote: string;
  updatedByName: string;
  updatedAtMs: number;
  /** Null of an automatic one. */
  match: z.infer<typeof ServiceMatchSchema> | null;
  members: ServiceMember[];
  memberCount: number;
  nextCursor: string | null;
  /** Budgets and rules that are about it. */
  budgets: BudgetRow[];
  rules: { id: string; kind: TimeRuleKind; name: string; owner: 'account' | 'region' | 'service' }[];
};
