import type { PackedRows, PackedWorld } from '@/lib/domain/schedule/packed';

/** GET /api/drafts/ID/schedule: what the times of the draft's rows are judged by. */
export type DraftSchedule = {
  world: PackedWorld;
  rows: PackedRows;
  /** Whose drafts hold the same instances: names once, and for each row (its id) the indexes of names. */
  alsoIn: { names: string[]; rows: [rowId: string, names: number[]][] };
  /** Rows whose events somebody left to the cloud, with their name. */
  left: [rowId: string, name: string][];
  /** Rows of batches in the plan's regions: region (index), hour since the epoch, count. */
  planned: { regionIds: string[]; hours: [region: number, hour: number, rows: number][] };
};
