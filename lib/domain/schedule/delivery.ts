import type { OpsType } from '@/lib/domain/batches';

/** How a row goes: at once · waits here until its time · the cloud has it with a PlanTime. */
export const DELIVERIES = ['now', 'hold', 'cloud'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** How a row goes; rows from before this was stored go as their order says. */
export function deliveryOf(row: { delivery: Delivery | null; opsType: OpsType }): Delivery {
  return row.delivery ?? (row.opsType === 'scheduled' ? 'cloud' : 'now');
}
