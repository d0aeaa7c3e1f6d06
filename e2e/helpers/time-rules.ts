import type { Desk } from '@/e2e/helpers/desk';
import { changeStore } from '@/e2e/helpers/store-file';

/** A window or freeze, put into the store beside the running server; pages see it at once. */
export type StoredRule = {
  id: string;
  kind: 'window' | 'freeze';
  name: string;
  /** IANA. */
  zone: string;
  /** `YYYY-MM-DD`, and the RRULE of further days. */
  first: string;
  rrule?: string;
  /** Minutes of the day; both 0 with `days`. */
  fromMinute?: number;
  toMinute?: number;
  /** Whole days instead of minutes. */
  days?: number;
  regionId?: string;
};

export function addTimeRule(desk: Pick<Desk, 'folder'>, rule: StoredRule): void {
  const {
    id,
    kind,
    name,
    zone,
    first,
    rrule = null,
    fromMinute = 0,
    toMinute = 0,
    days = 0,
    regionId,
  } = rule;
  const dates = JSON.stringify({ first, rrule, list: [], except: [] });
  const scope = JSON.stringify({ serviceIds: [], regionIds: [], tags: [], levels: [] });
  changeStore(
    desk,
    `insert into "timeRules" ("id", "kind", "name", "ownerKind", "ownerId", "scopeJson", "zone", "datesJson", "fromMinute",
       "toMinute", "endDayOffset", "allDay", "fit", "source", "version", "active", "createdBy", "createdByName",
       "createdAtMs", "updatedBy", "updatedByName", "updatedAtMs")
     values (?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?, ?, 'outage', 'hand', 1, 1, 'ada', 'Ada', 1, 'ada', 'Ada', 1)`,
    ...[id, kind, name, regionId ? 'region' : 'account', regionId ?? '', scope, zone, dates],
    ...[fromMinute, toMinute, days, days > 0 ? 1 : 0],
  );
  changeStore(
    desk,
    `insert into "counters" ("name", "value") values ('schedule', 1)
     on conflict ("name") do update set "value" = "value" + 1`,
  );
}
