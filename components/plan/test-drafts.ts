import type { Draft, DraftRow } from '@/lib/schemas/batches';

/** Tuesday 24 November 2026, 12:00 UTC (epoch ms). */
export const NOW_MS = Date.UTC(2026, 10, 24, 12);

/** A row that can be redeployed and has no due time, with some of it replaced. */
export function rowOf(id: string, changes: Partial<DraftRow> = {}): DraftRow {
  return {
    id,
    key: `e-${id}/i-${id}`,
    eventId: `e-${id}`,
    resourceId: `i-${id}`,
    eventType: 'Instance:SystemFailure.Redeploy',
    eventLevel: 'CRITICAL',
    eventStatus: 'Inquiring',
    instanceName: id,
    regionId: 'cn-chengdu-telecom',
    regionName: 'Chengdu',
    dueAtMs: null,
    dueIsEstimate: false,
    localDisk: false,
    override: null,
    notRedeployable: null,
    heldBy: null,
    prior: null,
    ...changes,
  };
}

export function draftOf(changes: Partial<Draft> = {}): Draft {
  return {
    id: 'd-1',
    number: 42,
    revision: 1,
    title: '',
    note: '',
    plan: { when: 'scheduled', planTimeMs: null, spread: null, zone: 'UTC' },
    savedAtMs: NOW_MS,
    rows: [rowOf('a'), rowOf('b')],
    ...changes,
  };
}
