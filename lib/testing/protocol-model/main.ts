import { runSeeds } from '@/lib/testing/protocol-model/run-seeds';

const USAGE = `npm run simulate -- --seeds N [--seed FIRST]

Runs the send protocol N times against a faulty cloud, with crashes between all steps. A seed that
breaks a promise is printed; --seeds 1 --seed THAT repeats it.
`;

function readNumber(name: string, fallback: number): number {
  const at = process.argv.indexOf(name);
  if (at < 0) return fallback;
  const text = process.argv[at + 1] ?? '';
  if (!/^\d{1,9}$/.test(text)) {
    process.stderr.write(`${name} needs a whole number.\n\n${USAGE}`);
    process.exit(2);
  }
  return Number(text);
}

if (process.argv.includes('--help')) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const startedMs = performance.now();
const summary = runSeeds(readNumber('--seed', 1), readNumber('--seeds', 10_000), (done) => {
  if (done % 10_000 === 0) process.stderr.write(`${done} seeds\n`);
});
const { failure, points, pointsCrashed, outcomes, ...figures } = summary;
const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
const crashPoints = `${pointsCrashed.length} of ${points.length}`;
process.stdout.write(`${JSON.stringify({ ...figures, outcomes, crashPoints, seconds }, null, 2)}\n`);
if (failure) {
  process.stderr.write(`seed ${failure.seed} broke a promise: ${failure.message}\n`);
  process.exit(1);
}
process.stdout.write('No promise was broken.\n');
