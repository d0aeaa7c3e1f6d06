import 'server-only';
import { shownNumber } from '@/lib/domain/batches';
import type { Interval } from '@/lib/domain/schedule/world';
import type {
  CalendarBar,
  CalendarDelivery,
  CalendarDue,
  CalendarStep,
} from '@/lib/schemas/schedule-calendar';
import type { CalendarRowLine } from '@/lib/server/db/queries/schedule-calendar';
import type { DueFacts } from '@/lib/server/services/schedule/calendar-rules';
import { dayStartMs } from '@/lib/time/wall';

/** Bars and marks of a calendar: what lies close together is one. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A picture is divided so often: what is nearer cannot be told apart. */
const PARTS = 96;
const NAMED_INSTANCES = 5;

/** Lines of one lane → its bars, by start. Rows of a batch with a long pause between them are several bars. */
export function barsOf(lines: readonly CalendarRowLine[], { fromMs, toMs }: Interval): CalendarBar[] {
  const pauseMs = Math.max(HOUR_MS, (toMs - fromMs) / PARTS);
  const last = new Map<string, CalendarBar>();
  const bars: CalendarBar[] = [];
  for (const line of [...lines].sort((a, b) => a.fromMs - b.fromMs || a.number - b.number)) {
    const before = last.get(line.batchId);
    let bar = before;
    if (!bar || line.fromMs > bar.toMs + pauseMs) {
      bar = {
        key: `${line.batchId}/${line.fromMs}`,
        batchId: line.batchId,
        number: shownNumber(line.number) ?? 0,
        title: line.title,
        state: line.state,
        count: 0,
        fromMs: line.fromMs,
        toMs: line.toMs,
        deliveries: [],
        steps: {},
      };
      bars.push(bar);
      last.set(line.batchId, bar);
    }
    // Guarantee: both come from a fixed list in the query.
    const step = line.step as CalendarStep;
    const delivery = line.delivery as CalendarDelivery;
    bar.count += line.count;
    bar.toMs = Math.max(bar.toMs, line.toMs);
    bar.steps[step] = (bar.steps[step] ?? 0) + line.count;
    if (!bar.deliveries.includes(delivery)) bar.deliveries.push(delivery);
  }
  return bars;
}

/** How marks are put together: by a 96th of a short stretch, by the viewer's days of a long one. */
function bucketOf(span: Interval, zone: string): (ms: number) => number {
  const lengthMs = span.toMs - span.fromMs;
  if (lengthMs > 15 * DAY_MS) return (ms) => dayStartMs(ms, zone);
  const stepMs = Math.max(5 * MINUTE_MS, Math.ceil(lengthMs / PARTS / (5 * MINUTE_MS)) * 5 * MINUTE_MS);
  return (ms) => Math.floor(ms / stepMs) * stepMs;
}

/** Due times of one lane → its marks, by time; those inside a freeze apart from the others. */
export function duesOf(
  dues: readonly DueFacts[],
  freezeOf: (due: DueFacts) => CalendarDue['freeze'],
  span: Interval,
  zone: string,
): CalendarDue[] {
  const bucket = bucketOf(span, zone);
  const marks = new Map<string, CalendarDue>();
  for (const due of dues) {
    const freeze = freezeOf(due);
    const key = `${bucket(due.dueAtMs)}/${freeze?.ruleId ?? ''}`;
    let mark = marks.get(key);
    if (!mark) {
      const { dueAtMs } = due;
      mark = {
        key,
        fromMs: dueAtMs,
        toMs: dueAtMs,
        count: 0,
        hasEstimate: false,
        freeze,
        unanswered: 0,
        instances: [],
      };
      marks.set(key, mark);
    }
    const isEstimate = due.dueIsEstimate === 1;
    mark.count += 1;
    mark.toMs = Math.max(mark.toMs, due.dueAtMs);
    mark.hasEstimate ||= isEstimate;
    if (freeze !== null && due.answeredMs !== due.dueAtMs) mark.unanswered += 1;
    if (mark.instances.length < NAMED_INSTANCES) {
      const { resourceId: instanceId, instanceName, dueAtMs } = due;
      mark.instances.push({ instanceId, instanceName, dueAtMs, isEstimate });
    }
  }
  return [...marks.values()].sort(
    (a, b) => a.fromMs - b.fromMs || Number(a.freeze === null) - Number(b.freeze === null),
  );
}
