import type { BatchSaid } from '@/e2e/faults/batch-said';
import { busiestSecond, type LoggedOrder } from '@/e2e/faults/order-log';
import { durations } from '@/e2e/faults/percentiles';
import type { Trouble } from '@/e2e/faults/trouble';
import type { Verdict } from '@/e2e/faults/truth';

export type ManyFigures = {
  trouble: Trouble;
  verdict: Verdict;
  orders: readonly LoggedOrder[];
  /** The batches when reading had settled all that it could. */
  settled: readonly BatchSaid[];
  done: readonly BatchSaid[];
  /** Rows that were left unknown by a person at the end. */
  left: number;
  /** Events that were ordered more than once. */
  again: number;
  callsPerSecond: number;
};

/** The figures of a run with several servers, one to a line. */
export function manyLines(figures: ManyFigures): string[] {
  const { trouble, orders, again, callsPerSecond } = figures;
  const lives = new Set(orders.map(({ life }) => life)).size;
  const seconds = busiestSecond(orders.map(({ atMs }) => atMs));
  return [
    line('calls', `${orders.length}: ${byServer(orders)}; ${lives} processes have sent`),
    line('kills with -9', `${trouble.kills}`),
    line('pauses (SIGSTOP)', `${trouble.pauses}, ${trouble.pausesPastLease} of the sender past its lease`),
    line('in a call', `${trouble.inCall} of the kills and pauses struck a call under way`),
    line('takeover', durations(trouble.takeoversMs)),
    line('busiest second', `${seconds} calls, budget ${callsPerSecond}`),
    line('ordered again', `${again} without a person`),
    ...verdictLines(figures),
  ];
}

/** What became of the rows, one figure to a line. */
export function verdictLines(figures: Pick<ManyFigures, 'verdict' | 'settled' | 'done' | 'left'>): string[] {
  const { verdict, settled, done, left } = figures;
  const { rows, byOutcome, settledByReading, needsDecision, needsDecisionActed } = verdict;
  const outcomes = Object.entries(byOutcome).map(([outcome, count]) => `${count} ${outcome}`);
  return [
    line('rows', `${rows}: ${outcomes.join(', ')}`),
    line('settled by reading', `${settledByReading} accepted`),
    line('needs a decision', `${needsDecision}, of which the cloud had acted on ${needsDecisionActed}`),
    line('unsettled', `${verdict.unsettled}`),
    line(
      'order to settled',
      durations(
        settled.flatMap(({ settleMs }) => settleMs),
        [0.5, 0.95, 0.99],
      ),
    ),
    line('twice', `${verdict.twice}`),
    line('lost', `${verdict.lost}`),
    line('falsely accepted', `${verdict.falselyAccepted}`),
    line(
      'batches at the end',
      `${done.map(({ state }) => state).join(', ')} (${left} rows left by a person)`,
    ),
  ];
}

export function line(name: string, text: string): string {
  return `${name.padEnd(22)}${text}`;
}

function byServer(orders: readonly LoggedOrder[]): string {
  const counts = new Map<number, number>();
  for (const { server } of orders) counts.set(server, (counts.get(server) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([server, count]) => `${count} by server ${server + 1}`)
    .join(', ');
}
