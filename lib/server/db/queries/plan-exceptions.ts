import 'server-only';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable, Schema } from '@/lib/server/db/schema';

/** The revision of the exceptions of a draft; those of a submitted plan carry the revision that was sealed. */
export const DRAFT_EXCEPTIONS = 0;

type ExceptionLine = Schema['planExceptions'];
export type ExceptionRecord = Pick<
  ExceptionLine,
  'eventKey' | 'ruleKind' | 'ruleId' | 'ruleVersion' | 'reason'
>;

const COLUMNS = ['eventKey', 'ruleKind', 'ruleId', 'ruleVersion', 'reason'] as const;

/** All exceptions of a plan, in no order; `eventKeys`: of these rows only. */
export async function readExceptions(
  db: Queryable,
  batchId: string,
  revision: number,
  eventKeys?: readonly string[],
): Promise<ExceptionRecord[]> {
  const all = db
    .selectFrom('planExceptions')
    .select(COLUMNS)
    .where('batchId', '=', batchId)
    .where('revision', '=', revision);
  if (!eventKeys) return all.execute();
  const found: ExceptionRecord[] = [];
  for (const chunk of chunksOf(eventKeys))
    found.push(...(await all.where('eventKey', 'in', chunk).execute()));
  return found;
}

export async function insertExceptions(db: Queryable, lines: readonly ExceptionLine[]): Promise<void> {
  for (const chunk of chunksOf(lines)) await db.insertInto('planExceptions').values(chunk).execute();
}

/** Copies the exceptions of rows of a draft to the revision that is sealed. */
export async function copyDraftExceptions(
  db: Queryable,
  batch: { id: string; revision: number },
  eventKeys: readonly string[],
): Promise<void> {
  for (const chunk of chunksOf(eventKeys)) {
    const lines = await db
      .selectFrom('planExceptions')
      .selectAll()
      .where('batchId', '=', batch.id)
      .where('revision', '=', DRAFT_EXCEPTIONS)
      .where('eventKey', 'in', chunk)
      .execute();
    await insertExceptions(
      db,
      lines.map((line) => ({ ...line, revision: batch.revision })),
    );
  }
}

/** Takes the exceptions of some rows of a draft away. */
export async function deleteDraftExceptions(
  db: Queryable,
  batchId: string,
  eventKeys: readonly string[],
): Promise<void> {
  for (const chunk of chunksOf(eventKeys)) {
    await db
      .deleteFrom('planExceptions')
      .where('batchId', '=', batchId)
      .where('revision', '=', DRAFT_EXCEPTIONS)
      .where('eventKey', 'in', chunk)
      .execute();
  }
}

/** Row id → event key of rows of a batch; ids that it does not have are left out. */
export async function readKeysOf(
  db: Queryable,
  batchId: string,
  rowIds: readonly string[],
): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const chunk of chunksOf(rowIds)) {
    const rows = await db
      .selectFrom('batchRows')
      .select(['id', 'eventKey'])
      .where('batchId', '=', batchId)
      .where('id', 'in', chunk)
      .execute();
    for (const { id, eventKey } of rows) keys.set(id, eventKey);
  }
  return keys;
}

/** The exceptions of a submitted plan with the instances of their rows, in the reader's regions, in the plan's order. */
export async function readNamedExceptions(
  db: Queryable,
  { batchId, revision, limit }: { batchId: string; revision: number; limit: RegionLimit },
) {
  return db
    .selectFrom('planExceptions as line')
    .innerJoin('batchRows as row', (join) =>
      join.onRef('row.batchId', '=', 'line.batchId').onRef('row.eventKey', '=', 'line.eventKey'),
    )
    .leftJoin('timeRules as rule', 'rule.id', 'line.ruleId')
    .leftJoin('budgets as budget', 'budget.id', 'line.ruleId')
    .select([
      'line.ruleKind',
      'line.ruleId',
      'line.ruleVersion',
      'line.reason',
      'row.instanceName',
      'row.resourceId',
      'rule.name as ruleName',
      'rule.version as ruleVersionNow',
      'budget.name as budgetName',
      'budget.version as budgetVersionNow',
    ])
    .where('line.batchId', '=', batchId)
    .where('line.revision', '=', revision)
    .where(inLimit(limit, 'row.regionId'))
    .orderBy('row.position')
    .execute();
}
