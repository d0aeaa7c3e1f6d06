import { randomUUID } from 'node:crypto';
import { ActionRefused, type DeskClient } from '@/e2e/faults/desk-client';
import { routes } from '@/lib/url/routes';

const SYNC_LIMIT_MS = 300_000;
const LOOK_EVERY_MS = 250;
/** Rows of one page of the events API, at most. */
const PAGE_ROWS = 500;
/** How often a submit is asked for again, with its key, when no answer came. */
const SUBMIT_TRIES = 10;

export type Ordered = { batchId: string; rows: number };

/**
 * Plans and submits one batch of `rows` events (or some more: the mirror grows meanwhile), immediately, as a person
 * does: all that match are frozen, the surplus is left out, the confirmed number is the plan's.
 */
export async function orderBigBatch(client: DeskClient, rows: number): Promise<Ordered> {
  await untilMirrored(client, rows);
  const filter = { redeployable: true };
  const frozen = fields(await client.act('freezeSelection', filter));
  const surplus = number(frozen, 'count') - rows;
  const except = surplus > 0 ? await listKeys(client, surplus) : [];
  return order(client, { kind: 'frozen', selectionId: text(frozen, 'selectionId'), except });
}

/** Plans and submits one batch of all events to redeploy in these regions. */
export async function orderRegions(client: DeskClient, regions: readonly string[]): Promise<Ordered> {
  const frozen = fields(await client.act('freezeSelection', { redeployable: true, region: regions }));
  return order(client, { kind: 'frozen', selectionId: text(frozen, 'selectionId'), except: [] });
}

async function order(client: DeskClient, selection: object): Promise<Ordered> {
  const draft = fields(await client.act('createDraft', { selection, zone: 'UTC' }));
  const draftId = text(draft, 'draftId');
  const saved = fields(
    await client.act('saveDraft', {
      draftId,
      expectedRevision: 1,
      title: 'Under fire',
      plan: { when: 'immediate', planTimeMs: null, spread: null, zone: 'UTC' },
    }),
  );
  const rowCount = number(draft, 'rowCount');
  const submitted = await submit(client, {
    draftId,
    expectedRevision: number(saved, 'revision'),
    rowCount,
    requestKey: randomUUID(),
  });
  return { batchId: text(submitted, 'batchId'), rows: rowCount };
}

/** The same key gives the same batch, so a submit whose answer was lost is simply asked for again. */
async function submit(client: DeskClient, request: object): Promise<Record<string, unknown>> {
  for (let tries = 1; ; tries++) {
    try {
      return fields(await client.act('submitBatch', request));
    } catch (error) {
      if (error instanceof ActionRefused || tries >= SUBMIT_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
}

/** Resolves when the mirror holds so many events to redeploy. Throws when that takes too long. */
export async function untilMirrored(client: DeskClient, rows: number): Promise<void> {
  const deadline = performance.now() + SYNC_LIMIT_MS;
  let total = 0;
  while (total < rows) {
    if (performance.now() > deadline)
      throw new Error(`only ${total} events to redeploy after ${SYNC_LIMIT_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    total = number(fields(await client.read(routes.apiEvents({ redeployable: 1, limit: 1 }))), 'total');
  }
}

async function listKeys(client: DeskClient, count: number): Promise<string[]> {
  const keys: string[] = [];
  let cursor: unknown = null;
  do {
    const page = fields(
      await client.read(
        routes.apiEvents({
          redeployable: 1,
          limit: PAGE_ROWS,
          cursor: typeof cursor === 'string' ? cursor : null,
        }),
      ),
    );
    if (!Array.isArray(page.rows)) throw new Error('a page of events has no rows');
    keys.push(...page.rows.map((row: unknown) => text(fields(row), 'key')));
    cursor = page.nextCursor;
  } while (keys.length < count && typeof cursor === 'string');
  return keys.slice(0, count);
}

export function fields(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('an object is expected');
  return { ...value };
}

function text(from: Record<string, unknown>, name: string): string {
  const value = from[name];
  if (typeof value !== 'string') throw new Error(`${name} is missing`);
  return value;
}

function number(from: Record<string, unknown>, name: string): number {
  const value = from[name];
  if (typeof value !== 'number') throw new Error(`${name} is missing`);
  return value;
}
