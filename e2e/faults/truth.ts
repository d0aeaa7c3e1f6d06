import type { RowOutcome } from '@/lib/domain/batches';

/** What one row says, as `/api/batches/ID` gives it. */
export type RowSaid = {
  id: string;
  eventId: string;
  outcome: RowOutcome;
  /** It was unknown until its event was read. */
  isSettledByReading: boolean;
  /** It is unknown, and waits for a person. */
  needsDecision: boolean;
  /** A person has left it unknown for good. */
  isLeft: boolean;
};

export type Verdict = {
  rows: number;
  byOutcome: Partial<Record<RowOutcome, number>>;
  settledByReading: number;
  needsDecision: number;
  /** Of those, the ones that the cloud had acted on: true, but a person is asked in vain. */
  needsDecisionActed: number;
  /** Unknown rows that wait for nobody: reading has not ended. */
  unsettled: number;
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
    settledByReading: 0,
    needsDecision: 0,
    needsDecisionActed: 0,
    unsettled: 0,
    twice: Object.values(effects).filter((count) => count > 1).length,
    lost: Math.max(0, ordered - said.length),
    falselyAccepted: 0,
  };
  for (const row of said) judgeRow(verdict, row, effects[row.eventId] ?? 0);
  const known = new Set(said.map(({ eventId }) => eventId));
  verdict.lost += Object.keys(effects).filter((eventId) => !known.has(eventId)).length;
  return verdict;
}

function judgeRow(verdict: Verdict, row: RowSaid, acts: number): void {
  const { outcome } = row;
  verdict.byOutcome[outcome] = (verdict.byOutcome[outcome] ?? 0) + 1;
  if (outcome === 'accepted' && acts === 0) verdict.falselyAccepted += 1;
  const hasNoEnd = outcome === 'queued' || outcome === 'sending';
  const isDenied = acts > 0 && (outcome === 'refused' || outcome === 'skipped');
  if (hasNoEnd || isDenied) verdict.lost += 1;
  if (row.isSettledByReading) verdict.settledByReading += 1;
  if (outcome !== 'unknown') return;
  if (row.needsDecision) {
    verdict.needsDecision += 1;
    if (acts > 0) verdict.needsDecisionActed += 1;
  } else if (!row.isLeft) verdict.unsettled += 1;
}

/** Nothing twice, nothing lost, nothing falsely accepted, and every row in a true final state. */
export function isSound({ twice, lost, falselyAccepted, unsettled }: Verdict): boolean {
  return twice === 0 && lost === 0 && falselyAccepted === 0 && unsettled === 0;
}
