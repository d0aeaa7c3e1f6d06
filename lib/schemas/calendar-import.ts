import { z } from 'zod';
import {
  MAX_CALENDAR_BYTES,
  MAX_CALENDAR_ENTRIES,
  MAX_MARGIN_MIN,
  MAX_RULE_NAME,
} from '@/lib/domain/schedule/rule-limits';
import type { TimeRule } from '@/lib/domain/schedule/world';
import { id, words } from '@/lib/schemas/atoms';
import { RuleDraftSchema } from '@/lib/schemas/time-rules';

const zone = z.string().min(1).max(64);
const margin = z.number().int().min(0).max(MAX_MARGIN_MIN);

/** A calendar file with the answers to what it leaves open. */
export const PreviewCalendarInput = z.strictObject({
  /** The file; its bytes are counted again after reading. */
  text: z.string().max(MAX_CALENDAR_BYTES),
  /** For whole days and floating times; null: as the file says. */
  zone: zone.nullable(),
  /** For zones that are no IANA names. */
  zones: z.array(z.strictObject({ tzid: z.string().min(1).max(200), zone })).max(20),
  marginBeforeMin: margin,
  marginAfterMin: margin,
  /** Whose freezes they become, and about what. */
  owner: RuleDraftSchema.shape.owner,
  scope: RuleDraftSchema.shape.scope,
  /** An imported calendar that this file is a newer form of; null: a new one; absent: whichever shares the most entries. */
  calendarId: id.nullable().optional(),
});
export type PreviewCalendarInput = Readonly<
  Omit<z.infer<typeof PreviewCalendarInput>, 'owner' | 'scope'> & Pick<TimeRule, 'owner' | 'scope'>
>;

/** The same with what is ticked. `sha256`: of the file that was previewed. */
export const ImportCalendarInput = PreviewCalendarInput.extend({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: words.max(MAX_RULE_NAME),
  calendarId: id.nullable(),
  ticks: z
    .array(
      z
        .number()
        .int()
        .min(0)
        .max(MAX_CALENDAR_ENTRIES - 1),
    )
    .min(1)
    .max(MAX_CALENDAR_ENTRIES),
});

/**
 * What an entry is to what is stored: `new` · `same` · `changed` longer, renamed or moved in its zone · `shorter` would let
 * rows go, so a person changes the rule by hand · `ended` a person ended its rule.
 */
export const ENTRY_STATES = ['new', 'same', 'changed', 'shorter', 'ended'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** Why an entry cannot be imported. */
export const ENTRY_TROUBLES = ['zone', 'recurrence', 'too_many_days', 'too_long', 'over'] as const;
export type EntryTrouble = (typeof ENTRY_TROUBLES)[number];

export type CalendarEntryRow = {
  /** Its place in the file, as `ticks` name it. */
  index: number;
  name: string;
  /** The first day that counts, and how many there are. */
  firstDate: string;
  days: number;
  /** Its first stretch (epoch ms); null while its zone is not known. */
  fromMs: number | null;
  toMs: number | null;
  zone: string | null;
  allDay: boolean;
  state: EntryState;
  trouble: EntryTrouble | null;
  isWorkday: boolean;
  /** Whether it is ticked at first. */
  ticked: boolean;
};

export type CalendarPreview = {
  sha256: string;
  name: string;
  /** The zone that counts for whole days; null: it must be chosen. */
  zone: string | null;
  needsZone: boolean;
  unknownZones: { tzid: string; suggestion: string | null }[];
  /** The calendar that it is a newer form of. */
  calendarId: string | null;
  entries: CalendarEntryRow[];
  /** Freezes of that calendar that this file does not have any more. They stay. */
  gone: { ruleId: string; name: string; nextMs: number | null }[];
  cancelled: number;
  repeated: number;
  unreadable: number;
};
