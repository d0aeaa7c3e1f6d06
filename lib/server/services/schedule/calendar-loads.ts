import 'server-only';
import { loadOf } from '@/lib/domain/schedule/budget';
import type { BudgetGroup, Interval } from '@/lib/domain/schedule/world';
import type { CalendarLoad } from '@/lib/schemas/schedule-calendar';

/** How much of its budgets a lane uses over time. */

/** A strip has at most so many pieces. */
const PIECES = 192;

/** What a group is about, as its key says: `BUDGET/service/S/region/R`, `BUDGET/region/R`, `BUDGET/service/S`, `BUDGET/account`. */
export function aboutOf({ key, budgetId }: Pick<BudgetGroup, 'key' | 'budgetId'>): {
  serviceId: string | null;
  regionId: string | null;
} {
  const text = key.slice(budgetId.length + 1);
  const service = /^service\/(.+?)(?:\/region\/(.+))?$/.exec(text);
  if (service) return { serviceId: service[1] ?? null, regionId: service[2] ?? null };
  const region = /^region\/(.+)$/.exec(text);
  return { serviceId: null, regionId: region?.[1] ?? null };
}

/** Most instances of a group that are down at once in each piece of the stretch. */
export type GroupPieces = { group: BudgetGroup; counts: Uint32Array };

export function piecesOf(group: BudgetGroup, span: Interval): GroupPieces {
  const counts = new Uint32Array(PIECES);
  const { steps } = loadOf(group, []);
  const pieceMs = (span.toMs - span.fromMs) / PIECES;
  steps.forEach(({ atMs, count }, index) => {
    const endMs = steps[index + 1]?.atMs ?? span.toMs;
    if (count === 0 || endMs <= span.fromMs || atMs >= span.toMs) return;
    const from = Math.max(0, Math.floor((atMs - span.fromMs) / pieceMs));
    const to = Math.min(PIECES, Math.ceil((endMs - span.fromMs) / pieceMs));
    for (let piece = from; piece < to; piece += 1) counts[piece] = Math.max(counts[piece] ?? 0, count);
  });
  return { group, counts };
}

/** The name of the service; '' for regions, whose lane says it. */
function serviceOf(group: BudgetGroup): string {
  const { serviceId, regionId } = aboutOf(group);
  if (serviceId === null) return '';
  return regionId === null ? group.label : group.label.slice(0, group.label.lastIndexOf(' · '));
}

/** How near its limit a count is; more is worse. */
function pressure(count: number, limit: number): number {
  return limit === 0 ? count + 1_000 : count / limit;
}

/** The tightest budget of a lane in each piece, neighbours that say the same joined; pieces without anybody down are left out. */
export function loadsOf(groups: readonly GroupPieces[], span: Interval): CalendarLoad[] {
  const pieceMs = (span.toMs - span.fromMs) / PIECES;
  const loads: CalendarLoad[] = [];
  for (let piece = 0; piece < PIECES; piece += 1) {
    let worst: GroupPieces | null = null;
    for (const candidate of groups) {
      const count = candidate.counts[piece] ?? 0;
      if (count === 0) continue;
      const isWorse =
        worst === null ||
        pressure(count, candidate.group.limit) > pressure(worst.counts[piece] ?? 0, worst.group.limit);
      if (isWorse) worst = candidate;
    }
    if (worst === null) continue;
    const { limit, budgetName } = worst.group;
    const label = serviceOf(worst.group);
    const count = worst.counts[piece] ?? 0;
    const fromMs = Math.round(span.fromMs + piece * pieceMs);
    const toMs = Math.round(span.fromMs + (piece + 1) * pieceMs);
    const last = loads.at(-1);
    const isSame =
      last !== undefined &&
      last.toMs === fromMs &&
      last.count === count &&
      last.limit === limit &&
      last.label === label &&
      last.budgetName === budgetName;
    if (isSame) last.toMs = toMs;
    else loads.push({ fromMs, toMs, count, limit, label, budgetName });
  }
  return loads;
}
