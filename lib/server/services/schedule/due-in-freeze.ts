import 'server-only';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { mergeIntervals } from '@/lib/domain/schedule/intervals';
import { dueFreezes } from '@/lib/domain/schedule/plan-slots';
import type { TimeRule, WorldRule } from '@/lib/domain/schedule/world';
import { type DueEvent, listDueWithin, readDueChoices } from '@/lib/server/db/queries/due-choices';
import { readServicesOf, readTagsOf } from '@/lib/server/db/queries/schedule-world';
import { readActiveRules } from '@/lib/server/db/queries/time-rules';
import type { Queryable } from '@/lib/server/db/schema';
import { stretchesWithin } from '@/lib/server/services/schedule/rule-cache';

const HORIZON_MS = 90 * 86_400_000;
/** Events that are looked at, the first to be due first. */
const MAX_DUE = 2_000;
/** Stretches that one query names; of more, the events between the first and the last are read. */
const MAX_STRETCHES = 200;

export type DueInFreeze = DueEvent & {
  freeze: { id: string; name: string; fromMs: number; untilMs: number };
  /** Who left it to the cloud, while the due time is the one they answered about; null: nobody. */
  left: { byName: string; atMs: number; reason: string } | null;
};

/**
 * Redeployable events in no batch on which the cloud acts within 90 days inside a freeze that is about them (E12), the
 * first to be due first.
 */
export async function findDueInFreeze(
  db: Queryable,
  { limit, nowMs, onlyKey }: { limit: RegionLimit; nowMs: number; onlyKey?: string },
): Promise<DueInFreeze[]> {
  const rules = (await readActiveRules(db)).filter(({ kind }) => kind === 'freeze');
  if (rules.length === 0) return [];
  const freezes = rules.map((rule) => worldRule(rule, nowMs, nowMs + HORIZON_MS));
  const stretches = mergeIntervals(freezes.flatMap((rule) => rule.stretches)).map(({ fromMs, toMs }) => ({
    fromMs: Math.max(fromMs, nowMs),
    toMs,
  }));
  const first = stretches.at(0);
  const last = stretches.at(-1);
  if (!first || !last) return [];
  const asked = stretches.length > MAX_STRETCHES ? [{ fromMs: first.fromMs, toMs: last.toMs }] : stretches;
  const events = await listDueWithin(db, { stretches: asked, limit, onlyKey, max: MAX_DUE });
  if (events.length === 0) return [];
  return judgeEvents(db, events, freezes);
}

async function judgeEvents(
  db: Queryable,
  events: readonly DueEvent[],
  freezes: readonly WorldRule[],
): Promise<DueInFreeze[]> {
  const ids = [...new Set(events.map(({ instanceId }) => instanceId))];
  const asksServices = freezes.some(
    ({ owner, scope }) => owner.kind === 'service' || scope.serviceIds.length > 0,
  );
  const tagKeys = [...new Set(freezes.flatMap(({ scope }) => scope.tags.map(({ key }) => key)))];
  const services = asksServices ? await readServicesOf(db, ids) : [];
  const tags = await readTagsOf(db, ids, tagKeys);
  const servicesOf = byInstance(services);
  const tagsOf = byInstance(tags);
  const choices = await readDueChoices(
    db,
    events.map(({ key }) => key),
  );
  return events.flatMap((event) => {
    const [found] = dueFreezes(
      { rules: freezes },
      {
        dueAtMs: event.dueAtMs,
        regionId: event.regionId,
        level: event.eventLevel.toUpperCase(),
        serviceIds: (servicesOf.get(event.instanceId) ?? []).map(({ serviceId }) => serviceId),
        tags: tagsOf.get(event.instanceId) ?? [],
      },
    );
    if (!found) return [];
    const choice = choices.get(event.key);
    const { rule, stretch } = found;
    return [
      {
        ...event,
        freeze: { id: rule.id, name: rule.name, fromMs: stretch.fromMs, untilMs: stretch.toMs },
        left:
          choice && choice.dueAtMs === event.dueAtMs
            ? { byName: choice.byName, atMs: choice.atMs, reason: choice.reason }
            : null,
      },
    ];
  });
}

function byInstance<Line extends { instanceId: string }>(lines: readonly Line[]): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.instanceId);
    if (group) group.push(line);
    else groups.set(line.instanceId, [line]);
  }
  return groups;
}

function worldRule(rule: TimeRule, fromMs: number, toMs: number): WorldRule {
  const { id, kind, name, owner, scope, zone, fit, lastStartMinutes, version } = rule;
  const stretches = stretchesWithin(rule, fromMs, toMs);
  return { id, kind, name, owner, scope, zone, fit, lastStartMinutes, version, stretches };
}

/** How many of them wait for an answer, and the ids of the first. */
export async function countDueInFreeze(
  db: Queryable,
  asked: { limit: RegionLimit; nowMs: number; ids?: number },
): Promise<{ count: number; eventIds: string[] }> {
  const open = (await findDueInFreeze(db, asked)).filter(({ left }) => left === null);
  const eventIds = [...new Set(open.map(({ eventId }) => eventId))].slice(0, asked.ids ?? 0);
  return { count: open.length, eventIds };
}
