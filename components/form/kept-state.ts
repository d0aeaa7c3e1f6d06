import { useEffect, useEffectEvent } from 'react';
import { z } from 'zod';
import { useStepUpPerson } from '@/components/form/step-up-context';
import { nowMs } from '@/lib/time/clock';

const STORAGE_KEY = 'desk.kept';
/** Who needs longer for a sign-in begins anew (ms). */
const MAX_AGE_MS = 15 * 60_000;

const keptSchema = z.object({
  userId: z.string(),
  path: z.string(),
  name: z.string(),
  atMs: z.number(),
  state: z.unknown(),
});
type Kept = z.infer<typeof keptSchema>;

const pathOfPage = () => `${window.location.pathname}${window.location.search}`;

/** Keeps what was typed over a way to the identity provider and back, in this tab only. */
export function keepState(kept: Pick<Kept, 'userId' | 'name' | 'state'>): void {
  const entry: Kept = { ...kept, path: pathOfPage(), atMs: nowMs() };
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(entry));
  } catch {
    // A browser that stores nothing: the dialog is then opened again by hand.
  }
}

/** What was kept under `name` on this page by the same person, once; null without. */
function takeState(userId: string, name: string): unknown {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null'));
    if (!parsed.success || parsed.data.name !== name || parsed.data.path !== pathOfPage()) return null;
    sessionStorage.removeItem(STORAGE_KEY);
    const { state, atMs } = parsed.data;
    return parsed.data.userId === userId && nowMs() - atMs <= MAX_AGE_MS ? state : null;
  } catch {
    return null;
  }
}

/** Gives back what a dialog of this name kept before the browser left for the identity provider. */
export function useKeptState<T>(name: string, schema: z.ZodType<T>, onKept: (state: T) => void): void {
  const { userId } = useStepUpPerson();
  const take = useEffectEvent((keptName: string) => {
    const kept = schema.safeParse(takeState(userId, keptName));
    if (kept.success) onKept(kept.data);
  });
  // The browser's storage exists only after hydration.
  useEffect(() => take(name), [name]);
}
