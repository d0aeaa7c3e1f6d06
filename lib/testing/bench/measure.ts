/** Small tools of the benchmarks. Times are ms. */

export type Sample = {
  name: string;
  medianMs: number;
  p95Ms: number;
  runs: number;
  /** CPU of the thread that did it, where that was measured. */
  cpuMedianMs?: number;
  /** What the median is compared with, where there is such a number (ms). */
  budgetMs?: number;
};

/** Runs `work` a few times unmeasured, then `runs` times; returns median and 95th percentile. */
export async function sample(name: string, runs: number, work: () => Promise<unknown>): Promise<Sample> {
  for (let warmup = 0; warmup < 3; warmup += 1) await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startedMs = performance.now();
    await work();
    times.push(performance.now() - startedMs);
  }
  return summarise(name, times);
}

/** Median and 95th percentile of measured times (ms). */
export function summarise(name: string, times: readonly number[]): Sample {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { name, medianMs: at(0.5), p95Ms: at(0.95), runs: sorted.length };
}

/** Prints each sample with its ratio to the baseline of the same run. */
export function report(title: string, baseline: Sample, samples: readonly Sample[]): void {
  console.log(`\n${title}`);
  for (const line of [baseline, ...samples]) {
    const ratio = line === baseline ? 'baseline' : `× ${(line.medianMs / baseline.medianMs).toFixed(2)}`;
    const cpu = line.cpuMedianMs === undefined ? '' : `   CPU median ${line.cpuMedianMs.toFixed(0)} ms`;
    const budget = line.budgetMs === undefined ? '' : `   (budget ${line.budgetMs} ms)`;
    console.log(
      `  ${line.name.padEnd(46)} median ${line.medianMs.toFixed(1).padStart(8)} ms   p95 ${line.p95Ms.toFixed(1).padStart(8)} ms   ${ratio}   (${line.runs} runs)${cpu}${budget}`,
    );
  }
}
