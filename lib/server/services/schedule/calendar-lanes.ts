import 'server-only';
import type { z } from 'zod';
import type { ScheduleWorld, WorldRule } from '@/lib/domain/schedule/world';
import type { CalendarBy, CalendarInput } from '@/lib/schemas/schedule-calendar';
import type { CalendarRowLine } from '@/lib/server/db/queries/schedule-calendar';
import type { GroupPieces } from '@/lib/server/services/schedule/calendar-loads';
import type { DueFacts, LanePlace } from '@/lib/server/services/schedule/calendar-rules';

/** Which lanes a calendar has, and what belongs into each. */

export type CalendarAsked = z.output<typeof CalendarInput>;
/** A service, and a region where it has instances. */
export type ServicePair = { id: string; name: string; regionId: string };
export type LanePieces = GroupPieces & { laneId: string };

export type LaneDraft = {
  id: string;
  name: string;
  place: LanePlace;
  lines: CalendarRowLine[];
  dues: DueFacts[];
  pieces: LanePieces[];
};

type LaneParts = {
  asked: CalendarAsked;
  lines: readonly CalendarRowLine[];
  dues: readonly DueFacts[];
  rules: readonly WorldRule[];
  pieces: readonly LanePieces[];
  pairs: readonly ServicePair[];
  world: ScheduleWorld;
};

/** The lanes that have anything, by name; what belongs to none comes last. */
export function laneDrafts({ asked, lines, dues, rules, pieces, pairs, world }: LaneParts): LaneDraft[] {
  const drafts = new Map<string, LaneDraft>();
  const { by } = asked;
  const wanted = by === 'service' ? asked.service : asked.region;
  const services = new Map(pairs.map(({ id, name }) => [id, name]));
  const lane = (given: string, name = ''): LaneDraft | null => {
    const id = by === 'all' || (by === 'service' && !services.has(given)) ? '' : given;
    if (by !== 'all' && wanted.length > 0 && !wanted.includes(id)) return null;
    const known = drafts.get(id);
    if (known) {
      known.name ||= name;
      return known;
    }
    const draft: LaneDraft = {
      id,
      name: (by === 'service' ? services.get(id) : world.regionNames[id]) ?? name,
      place: placeOf(by, id, pairs, asked),
      lines: [],
      dues: [],
      pieces: [],
    };
    drafts.set(id, draft);
    return draft;
  };
  if (by === 'all') lane('');
  for (const line of lines) lane(line.laneId, line.regionName ?? '')?.lines.push(line);
  for (const due of dues) {
    const at = by === 'service' ? (due.serviceIds.length > 0 ? due.serviceIds : ['']) : [due.regionId];
    for (const id of at) lane(id, due.regionName)?.dues.push(due);
  }
  for (const one of pieces) lane(one.laneId)?.pieces.push(one);
  // What only has rules of its own is a lane as well.
  for (const { owner, scope } of rules) {
    const ids = by === 'service' ? scope.serviceIds : by === 'region' ? scope.regionIds : [];
    for (const id of owner.kind === by ? [...ids, owner.id] : ids) {
      if (by === 'service' ? services.has(id) : world.regionNames[id] !== undefined) lane(id);
    }
  }
  for (const id of by === 'all' ? [] : wanted) lane(id);
  return [...drafts.values()].sort(
    (a, b) =>
      Number(a.id === '') - Number(b.id === '') || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1),
  );
}

function placeOf(by: CalendarBy, id: string, pairs: readonly ServicePair[], asked: CalendarAsked): LanePlace {
  const regionIds = by === 'region' ? [id] : asked.region;
  const near = pairs.filter(
    (pair) =>
      (by === 'region' ? pair.regionId === id : by === 'service' ? pair.id === id : true) &&
      (regionIds.length === 0 || regionIds.includes(pair.regionId)) &&
      (asked.service.length === 0 || asked.service.includes(pair.id)),
  );
  return {
    regionId: by === 'region' ? id : null,
    serviceId: by === 'service' ? id : null,
    regionIds:
      by === 'service'
        ? new Set(near.map(({ regionId }) => regionId))
        : asked.region.length > 0
          ? new Set(asked.region)
          : null,
    serviceIds: by === 'all' && asked.service.length === 0 ? null : new Set(near.map((pair) => pair.id)),
  };
}
