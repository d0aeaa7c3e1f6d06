import { getJson } from '@/lib/queries/get-json';
import type { Draft } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

/** How often an open plan asks whether the events behind its rows changed (ms). */
export const DRAFT_POLL_MS = 15_000;

export const draftKey = (id: string) => ['drafts', id] as const;

/** The creator's own draft as it is stored now. Throws ReadError. */
export function readDraft(id: string, signal?: AbortSignal): Promise<Draft> {
  return getJson<Draft>(routes.apiDraft(id), signal);
}
