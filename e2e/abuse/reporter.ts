import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { readTry, TRY_ANNOTATION, type Try } from '@/e2e/abuse/tries';

type Verdict = { status: FullResult['status'] } | undefined;
type Sum = { tries: number; held: number };

/** Prints how many tries of abuse were made and how many held, by item. Says nothing when none was made. */
export default class AbuseReporter implements Reporter {
  /** By test: a test that runs again replaces what it said before. */
  private readonly byTest = new Map<string, Try[]>();

  onTestEnd(test: TestCase, result: TestResult): void {
    const tries = result.annotations
      .filter(({ type }) => type === TRY_ANNOTATION)
      .map(({ description = '' }) => readTry(description));
    if (tries.length > 0) this.byTest.set(test.id, tries);
  }

  async onEnd(): Promise<Verdict> {
    const all = [...this.byTest.values()].flat();
    if (all.length === 0) return undefined;
    const items = [...new Set(all.map(({ item }) => item))].sort((a, b) => a - b);
    const lines = items.map((item) => lineOf(`#${item}`, sumOf(all.filter((found) => found.item === item))));
    const { tries, held } = sumOf(all);
    console.log(['', lineOf('item', { tries: 'tries', held: 'held' }), ...lines].join('\n'));
    console.log(`\n${tries} tries of abuse over ${items.length} items, ${held} held`);
    return held === tries ? undefined : { status: 'failed' };
  }

  printsToStdio(): boolean {
    return false;
  }
}

function sumOf(tries: readonly Try[]): Sum {
  return {
    tries: tries.reduce((sum, { count }) => sum + count, 0),
    held: tries.reduce((sum, { count, held }) => sum + (held ? count : 0), 0),
  };
}

function lineOf(item: string, { tries, held }: Record<keyof Sum, number | string>): string {
  return `${item.padStart(6)} ${String(tries).padStart(7)} ${String(held).padStart(7)}`;
}
