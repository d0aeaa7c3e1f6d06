import 'server-only';
import type { Interval, TimeRule } from '@/lib/domain/schedule/world';
import { expandRule } from '@/lib/server/services/schedule/expand';

const DAY_MS = 86_400_000;
/** Expanded further than asked, so that it serves for a while as the time goes on. */
const SPARE_MS = 2 * DAY_MS;
const MAX_KEPT = 4_000;

type Kept = Interval & { text: string; stretches: readonly Interval[] };
const kept = new Map<string, Kept>();

/**
 * As expandRule(), from memory where it can be: rules change seldom and are asked for at every save of a plan. Kept by
 * id, version, what the rule says, and the zone data it was made with (R13).
 */
export function stretchesWithin(rule: TimeRule, fromMs: number, toMs: number): Interval[] {
  const key = `${rule.id}/${rule.version}/${process.versions.tz ?? ''}`;
  const text = JSON.stringify([
    rule.kind,
    rule.zone,
    rule.dates,
    rule.fromMinute,
    rule.toMinute,
    rule.endDayOffset,
    rule.allDay,
  ]);
  let found = kept.get(key);
  if (found === undefined || found.text !== text || found.fromMs > fromMs || found.toMs < toMs) {
    const from = fromMs - SPARE_MS;
    const to = toMs + SPARE_MS;
    found = { fromMs: from, toMs: to, text, stretches: expandRule(rule, from, to) };
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(key, found);
  }
  return whole(found.stretches, fromMs, toMs);
}

/** The stretches that meet `[fromMs, toMs)`, uncut. */
function whole(stretches: readonly Interval[], fromMs: number, toMs: number): Interval[] {
  return stretches.filter((stretch) => stretch.fromMs < toMs && stretch.toMs > fromMs);
}
