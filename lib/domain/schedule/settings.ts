/** What holds for the whole schedule; stored as JSON in the line `schedule` of `scheduleSettings`. */
export type ScheduleSettings = {
  /** What holds for rows that no window is about (R7). */
  withoutWindow: 'open' | 'closed';
  /** Which *Delivery* the plan page has ticked at first (decision 5). */
  delivery: 'cloud' | 'hold';
  /** From what services are made automatically (R17); null = none are. */
  autoServices: AutoServices | null;
};

export type AutoServices =
  /** Each value of this tag is a service. */
  | { kind: 'tag'; key: string }
  /** A glob with one hole `{service}`; each value of the hole is a service. */
  | { kind: 'name'; pattern: string };

export const DEFAULT_SCHEDULE_SETTINGS: ScheduleSettings = {
  withoutWindow: 'open',
  delivery: 'cloud',
  autoServices: null,
};

/** Whether the change lets go what was kept back before. Services are judged by who changes them, not here. */
export function loosensSettings(before: ScheduleSettings, after: ScheduleSettings): boolean {
  return before.withoutWindow === 'closed' && after.withoutWindow === 'open';
}
