/** What the settings OUTCOME_… decide. All in ms but the days. */
export type OutcomeSettings = {
  lateGraceMs: number;
  stuckMs: number;
  vanishMs: number;
  /** When the instance is read after the end of its event, rising. */
  instanceReadsMs: readonly number[];
  /** Finished events that belong to no batch are kept so long; 0 = for ever. */
  keepDays: number;
};

export const DEFAULT_OUTCOME_SETTINGS: OutcomeSettings = {
  lateGraceMs: 5 * 60_000,
  stuckMs: 30 * 60_000,
  vanishMs: 10 * 60_000,
  instanceReadsMs: [30_000, 120_000, 300_000, 600_000],
  keepDays: 400,
};
