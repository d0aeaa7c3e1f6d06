import { expect, test } from 'vitest';
import { countPlan } from '@/components/approvals/plan-counts';
import type { BatchRow } from '@/lib/schemas/batches';

const row = (part: Partial<BatchRow>): BatchRow => ({
  id: 'r',
  eventId: 'e-1',
  resourceId: 'i-1',
  instanceName: '',
  regionId: 'cn-dalian-unicom',
  regionName: 'Dalian',
  opsType: 'scheduled',
  planTimeMs: 5_000,
  outcome: 'queued',
  reason: null,
  code: null,
  message: null,
  requestId: null,
  cloudStatus: null,
  cloudStatusAtMs: null,
  dueAtMs: null,
  localDisk: false,
  callId: null,
  attempt: 1,
  statusBefore: null,
  needsDecisionAtMs: null,
  decisionCause: null,
  leftAtMs: null,
  sights: [],
  ...part,
});

test('counts what an approver must know', () => {
  const counts = countPlan({
    rows: [
      row({ opsType: 'immediate', planTimeMs: null, localDisk: true }),
      row({ regionId: 'cn-chengdu', regionName: 'Chengdu', dueAtMs: 4_000 }),
      row({ dueAtMs: 3_000, localDisk: null }),
      row({ dueAtMs: 9_000 }),
    ],
  });
  expect(counts).toEqual({
    rows: 4,
    now: 1,
    nowRegions: [{ regionId: 'cn-dalian-unicom', regionName: 'Dalian' }],
    regions: 2,
    localDisk: 1,
    cloudFirst: 2,
    cloudFirstMs: 3_000,
  });
});

test('a row that starts at once is never after its due time', () => {
  expect(countPlan({ rows: [row({ opsType: 'immediate', planTimeMs: null, dueAtMs: 1 })] }).cloudFirst).toBe(
    0,
  );
});
