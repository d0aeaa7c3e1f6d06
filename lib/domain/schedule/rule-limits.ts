/** How many rules there may be, and how large one is. All [inferred]: what people can still read, and a server judges at once. */

/** Windows and freezes that are active. */
export const MAX_ACTIVE_RULES = 500;
/** Days that one rule lists, or leaves out. */
export const MAX_LISTED_DATES = 400;
/** Characters. */
export const MAX_RULE_NAME = 120;
/** Things of one kind in a scope. */
export const MAX_SCOPE_ITEMS = 200;
/** Days from the start to the end of a recurring rule, and of a rule that is once (R11). */
export const MAX_REPEATED_DAYS = 7;
export const MAX_ONCE_DAYS = 366;
/** A rule must come about within so many days (R12). */
export const MUST_OCCUR_DAYS = 731;
/** How far a change is looked at for what it lets go (R11): over leap days. */
export const COMPARE_DAYS = 6 * 366;
/** Who loosened a rule may not approve what profits from it for so long (ms, R11). */
export const LOOSENED_MS = 24 * 3_600_000;
/** What is loosened now, or begins within so long, asks for the password (ms, R11). */
export const SOON_MS = 24 * 3_600_000;
/** Longest preview of openings. */
export const PREVIEW_OPENINGS = 10;

/** Of a calendar that is imported (F). */
export const MAX_CALENDAR_BYTES = 1_000_000;
export const MAX_CALENDAR_ENTRIES = 2_000;
/** Entries with a recurrence: each is expanded. */
export const MAX_CALENDAR_RECURRENCES = 200;
export const CALENDAR_YEARS = 3;
export const MAX_MARGIN_MIN = 1_440;
