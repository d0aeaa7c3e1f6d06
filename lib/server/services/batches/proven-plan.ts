import 'server-only';
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OpsType } from '@/lib/domain/batches';
import { MAX_PROVEN_ROWS } from '@/lib/domain/limits';
import {
  canonicalText,
  exceptionLine,
  type HashedException,
  type HashedRow,
  isOwnEvent,
  isPlanHashVersion,
  type PlanHashVersion,
  type PlanTarget,
  planLine,
} from '@/lib/domain/plan-hash';
import { readOrderedRowsAfter } from '@/lib/server/db/queries/batch-plans';
import { type BatchRecord, findBatch } from '@/lib/server/db/queries/batches';
import type { Queryable } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { sealedExceptions } from '@/lib/server/services/batches/exceptions';
import { readPlan } from '@/lib/server/services/batches/own-plan';
import { isOrdered } from '@/lib/server/services/batches/seal-plan';

/**
 * A batch of which this process has read every row once and found that they are the plan that was sealed. From then on
 * a row that leaves is held against its line here, so that a call costs the same however many rows the batch has.
 */
export type ProvenPlan = {
  /** Everything but the rows that the hash is about, and the hash. */
  seal: string;
  version: PlanHashVersion;
  /** What the sealed plan says of each row, by the row's id. */
  lines: ReadonlyMap<string, string>;
  /** The exceptions of the sealed plan, by the event of their row; those of most rows are none. */
  exceptions: ReadonlyMap<string, readonly string[]>;
};

/** A row as it would leave. */
export type LeavingRow = Omit<HashedRow, 'opsType'> & { id: string; opsType: OpsType | null };

/** Rows that are read in one go: a few ms. Others are served in between. */
const CHUNK_ROWS = 250;

/** The plans that were proved in this process, by store and batch; the one used longest ago is forgotten first. */
const proven = new WeakMap<Store, Map<string, ProvenPlan>>();

/**
 * The proof of a batch, made now unless this process has one of the very seal. Null when its rows are not what was
 * sealed, or change while they are read: then only a look at the whole in one transaction can tell. Writes nothing.
 * @param target where this server sends to
 */
export async function provePlan(
  store: Store,
  batchId: string,
  target: PlanTarget,
): Promise<ProvenPlan | null> {
  const plans = plansOf(store);
  const batch = await findBatch(store.db, batchId);
  if (!batch) return null;
  const known = plans.get(batchId);
  plans.delete(batchId);
  const proof = known && isProofOf(known, batch, target) ? known : await prove(store.db, batch, target);
  if (proof) {
    plans.set(batchId, proof);
    makeRoom(plans, batchId);
  }
  return proof;
}

/** Whether nothing of the batch's seal has changed since. */
export function isProofOf(proof: ProvenPlan, batch: BatchRecord, target: PlanTarget): boolean {
  return proof.seal === sealOf(batch, target);
}

/** Whether the row is, byte for byte of what the hash covers, the one that was proved under its id. */
export function isProvenRow({ version, lines }: ProvenPlan, row: LeavingRow): boolean {
  return isOrdered(row) && isOwnEvent(row) && lines.get(row.id) === planLine(version, row);
}

/** Whether the exceptions that are stored for an event are those that were proved for it. */
export function areProvenExceptions(
  { exceptions }: ProvenPlan,
  eventKey: string,
  stored: readonly HashedException[],
): boolean {
  const found = linesByEvent(stored).get(eventKey) ?? [];
  return JSON.stringify(found) === JSON.stringify(exceptions.get(eventKey) ?? []);
}

function linesByEvent(stored: readonly HashedException[]): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const one of stored)
    lines.set(one.eventKey, [...(lines.get(one.eventKey) ?? []), exceptionLine(one)].toSorted());
  return lines;
}

/** For a batch of which nothing is left to send. */
export function forgetPlan(store: Store, batchId: string): void {
  plansOf(store).delete(batchId);
}

function plansOf(store: Store): Map<string, ProvenPlan> {
  const known = proven.get(store);
  if (known) return known;
  const plans = new Map<string, ProvenPlan>();
  proven.set(store, plans);
  return plans;
}

function makeRoom(plans: Map<string, ProvenPlan>, keptId: string): void {
  let rows = 0;
  for (const { lines } of plans.values()) rows += lines.size;
  for (const [batchId, { lines }] of plans) {
    if (rows <= MAX_PROVEN_ROWS) return;
    if (batchId === keptId) continue;
    plans.delete(batchId);
    rows -= lines.size;
  }
}

function sealOf(batch: BatchRecord, { endpoint, account }: PlanTarget): string {
  const { id, revision, planJson, planHash, planHashVersion, waveJson } = batch;
  return JSON.stringify([id, revision, planJson, planHash, planHashVersion, endpoint, account, waveJson]);
}

async function prove(db: Queryable, batch: BatchRecord, target: PlanTarget): Promise<ProvenPlan | null> {
  const { id: batchId, revision, planHash, planHashVersion: version } = batch;
  if (planHash === null || !isPlanHashVersion(version)) return null;
  const lines = new Map<string, string>();
  for (let after = ''; ; ) {
    const rows = await readOrderedRowsAfter(db, batchId, after, CHUNK_ROWS);
    for (const row of rows) {
      if (!isOrdered(row) || !isOwnEvent(row)) return null;
      lines.set(row.id, planLine(version, row));
      after = row.eventKey;
    }
    if (rows.length < CHUNK_ROWS) break;
    await nextTurn();
  }
  if (lines.size === 0) return null;
  const stored = await sealedExceptions(db, batch, version);
  const head = {
    batchId,
    revision,
    mode: readPlan(batch.planJson).when,
    target,
    waveJson: batch.waveJson,
    exceptions: stored,
  };
  const found = createHash('sha256')
    .update(canonicalText(version, head, [...lines.values()]))
    .digest('hex');
  if (found !== planHash) return null;
  return { seal: sealOf(batch, target), version, lines, exceptions: linesByEvent(stored) };
}
