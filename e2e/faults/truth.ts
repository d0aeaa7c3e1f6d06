import type { RowOutcome } from '@/lib/domain/batches';

/** What one row says, as `/api/batches/ID` gives it. */
export type RowSaid = { eventId: string; outcome: RowOutcome };

export type Verdict = {
  rows: number;
  byOutcome: Partial<Record<RowOutcome, number>>;
  /** Events that the cloud acted on more than once. Must be 0. */
  twice: number;
  /** Rows without an end, rows that are gone, and acts of the cloud that no row admits to. Must be 0. */
  lost: number;
  /** Rows that say `accepted` although the cloud did nothing. Must be 0. */
  falselyAccepted: number;
};

/**
 * Compares what the rows say with what the fake cloud really did.
 * @param ordered how many rows the person confirmed
 * @param effects event id → how often the cloud acted on it
 */
export function judge(ordered: number, said: readonly RowSaid[], effects: Record<string, number>): Verdict {
  const verdict: Verdict = {
    rows: said.length,
    byOutcome: {},
    twice: Object.values(effects).filter((count) => count > 1).length,
    lost: Math.max(0, ordered - said.length),
    falselyAccepted: 0,
  };
  const known = new Set<string>();
  for (const { eventId, outcome } of said) {
    known.add(eventId);
    const acts = effects[eventId] ?? 0;
    verdict.byOutcome[outcome] = (verdict.byOutcome[outcome] ?? 0) + 1;
    if (outcome === 'accepted' && acts === 0) verdict.falselyAccepted += 1;
    const hasNoEnd = outcome === 'queued' || outcome === 'sending';
    const isDenied = acts > 0 && (outcome === 'refused' || outcome === 'skipped');
    if (hasNoEnd || isDenied) verdict.lost += 1;
  }
  verdict.lost += Object.keys(effects).filter((eventId) => !known.has(eventId)).length;
  return verdict;
}

export function isSound({ twice, lost, falselyAccepted }: Verdict): boolean {
  return twice === 0 && lost === 0 && falselyAccepted === 0;
}
