import { randomUUID } from 'node:crypto';
import { fields } from '@/e2e/faults/big-batch';
import { type DeskClient, signInAs } from '@/e2e/faults/desk-client';
import type { Desk, Role } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

const DIST_DIR = process.env.NEXT_DIST_DIR || '.next';
const MINUTE_MS = 60_000;

export type Ask = {
  rows: number;
  title: string;
  /** Minutes from now; absent: at once. */
  inMinutes?: number;
};

/** Somebody who uses the desk without a browser, for what a journey needs but is not about. */
export function clientOf(desk: Desk, role: Role): Promise<DeskClient> {
  return signInAs(desk.url, role, DIST_DIR);
}

/** Plans rows that nobody holds and asks for their approval. Resolves to the id of the batch. */
export async function askForApproval(client: DeskClient, { rows, title, inMinutes }: Ask): Promise<string> {
  const keys = (await freeKeys(client)).slice(0, rows);
  if (keys.length < rows) throw new Error(`only ${keys.length} events are free`);
  const draft = fields(await client.act('createDraft', { selection: { kind: 'keys', keys }, zone: 'UTC' }));
  const { draftId } = draft;
  const isNow = inMinutes === undefined;
  const planTimeMs = isNow ? null : (Math.ceil(Date.now() / MINUTE_MS) + inMinutes) * MINUTE_MS;
  const saved = fields(
    await client.act('saveDraft', {
      draftId,
      expectedRevision: 1,
      title,
      plan: { when: isNow ? 'immediate' : 'scheduled', planTimeMs, spread: null, zone: 'UTC' },
    }),
  );
  const request = { draftId, expectedRevision: saved.revision, rowCount: rows, requestKey: randomUUID() };
  return String(fields(await client.act('requestApproval', request)).batchId);
}

/** Approves a batch as it is now. */
export async function approveNow(client: DeskClient, batchId: string): Promise<void> {
  const { revision, planHash } = fields(await client.read(routes.apiBatch(batchId)));
  await client.act('approve', { batchId, revision, planHash });
}

async function freeKeys(client: DeskClient): Promise<string[]> {
  const page = fields(await client.read(routes.apiEvents({ redeployable: 1, limit: 500 })));
  if (!Array.isArray(page.rows)) throw new Error('a page of events has no rows');
  return page.rows
    .map((row: unknown) => fields(row))
    .filter(({ heldBy, notRedeployable }) => heldBy === null && notRedeployable === null)
    .map(({ key }) => String(key));
}

/** How many orders the fake cloud has acted on so far. */
export async function ordersOf(desk: Desk): Promise<number> {
  const effects = await desk.control.effects();
  return Object.values(effects).reduce((sum, times) => sum + times, 0);
}
