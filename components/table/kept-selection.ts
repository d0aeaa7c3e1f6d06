import { z } from 'zod';

const STORAGE_KEY = 'desk-selection';

const keptSchema = z.object({
  userId: z.string(),
  /** As the list that wrote it understands it. */
  state: z.unknown(),
  /** Keys that a submitted plan has taken out of it since. */
  taken: z.array(z.string()),
});
type Kept = z.infer<typeof keptSchema>;

/** Keeps what is selected in this tab: over Back, navigation and reload. Null forgets it. */
export function keepSelection(userId: string, state: unknown): void {
  try {
    if (state === null) sessionStorage.removeItem(STORAGE_KEY);
    else sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ userId, state, taken: [] } satisfies Kept));
  } catch {
    // Storage is off or full: the selection then lives as long as the page.
  }
}

/** What the same person has selected in this tab, and which keys were taken out since; null without. */
export function keptSelection(userId: string): Pick<Kept, 'state' | 'taken'> | null {
  const kept = read();
  return kept?.userId === userId ? kept : null;
}

/** These rows were submitted: they are no part of the selection any more. */
export function takeOutOfSelection(keys: readonly string[]): void {
  const kept = read();
  if (!kept) return;
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ ...kept, taken: [...kept.taken, ...keys] }));
  } catch {
    // As above; the list then drops them because they are in a batch.
  }
}

function read(): Kept | null {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
