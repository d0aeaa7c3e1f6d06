import { randomUUID } from 'node:crypto';
import { fields } from '@/e2e/faults/big-batch';
import type { DeskClient } from '@/e2e/faults/desk-client';
import { routes } from '@/lib/url/routes';

export type ListedEvent = { key: string; eventId: string; resourceId: string };

/** The first events that can be redeployed, once the mirror has so many. */
export async function redeployableEvents(client: DeskClient, count: number): Promise<ListedEvent[]> {
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline) {
    const page = fields(await client.read(routes.apiEvents({ redeployable: 1, limit: count })));
    if (Array.isArray(page.rows) && page.rows.length === count) return page.rows.map(listed);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the mirror has no ${count} events to redeploy`);
}

function listed(row: unknown): ListedEvent {
  const { key, eventId, resourceId } = fields(row);
  return { key: String(key), eventId: String(eventId), resourceId: String(resourceId) };
}

/** A draft of these events, planned immediately, by the requests that the browser makes. */
export async function makeDraft(client: DeskClient, keys: readonly string[], title: string) {
  const draft = fields(await client.act('createDraft', { selection: { kind: 'keys', keys }, zone: 'UTC' }));
  const { draftId, rowCount } = draft;
  const plan = { when: 'immediate', planTimeMs: null, spread: null, zone: 'UTC' };
  const saved = fields(await client.act('saveDraft', { draftId, expectedRevision: 1, title, plan }));
  return { draftId: String(draftId), rowCount, expectedRevision: saved.revision, requestKey: randomUUID() };
}

/** Orders these events at once; the batch's id. */
export async function orderNow(client: DeskClient, keys: readonly string[], title: string): Promise<string> {
  const submitted = fields(await client.act('submitBatch', await makeDraft(client, keys, title)));
  return String(submitted.batchId);
}
