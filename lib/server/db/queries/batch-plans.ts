import 'server-only';
import type { Queryable, Schema } from '@/lib/server/db/schema';

/** Event, operation and time of every row of a batch, in no order. */
export async function readOrderedRows(db: Queryable, batchId: string) {
  return db
    .selectFrom('batchRows')
    .select(['eventKey', 'opsType', 'planTimeMs'])
    .where('batchId', '=', batchId)
    .execute();
}

export async function insertPlan(db: Queryable, plan: Schema['batchPlans']): Promise<void> {
  await db.insertInto('batchPlans').values(plan).execute();
}

/** The submitted plan of the newest revision that is not above `revision`. */
export async function readPlanUpTo(db: Queryable, batchId: string, revision: number) {
  return db
    .selectFrom('batchPlans')
    .select(['revision', 'rowsJson'])
    .where('batchId', '=', batchId)
    .where('revision', '<=', revision)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function saveLook(db: Queryable, look: Schema['batchLooks']): Promise<void> {
  await db
    .insertInto('batchLooks')
    .values(look)
    .onConflict((conflict) =>
      conflict.columns(['batchId', 'userId']).doUpdateSet({ revision: look.revision, atMs: look.atMs }),
    )
    .execute();
}

/** The revision that a person saw last; null when they never looked. */
export async function readLook(db: Queryable, batchId: string, userId: string): Promise<number | null> {
  const look = await db
    .selectFrom('batchLooks')
    .select('revision')
    .where('batchId', '=', batchId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return look?.revision ?? null;
}

/** Takes the orders of a batch's rows back: they are rows of a draft again, and their events are free. */
export async function unqueueRows(db: Queryable, batchId: string, nowMs: number): Promise<void> {
  await db
    .updateTable('batchRows')
    .set({
      opsType: null,
      planTimeMs: null,
      outcome: null,
      reason: null,
      liveKey: null,
      statusAtSubmit: null,
      notBeforeSendMs: 0,
      updatedAtMs: nowMs,
    })
    .where('batchId', '=', batchId)
    .execute();
}
