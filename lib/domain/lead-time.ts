/** How long before a row starts, as people say and type it. */
export const LEAD_UNITS = ['minutes', 'hours'] as const;
export type LeadUnit = (typeof LEAD_UNITS)[number];

export const UNIT_MINUTES: Readonly<Record<LeadUnit, number>> = { minutes: 1, hours: 60 };

/** The unit in which a lead is a whole number: hours where they are, else minutes. */
export function leadIn(minutes: number): { amount: number; unit: LeadUnit } {
  const unit = minutes % UNIT_MINUTES.hours === 0 ? 'hours' : 'minutes';
  return { amount: minutes / UNIT_MINUTES[unit], unit };
}
