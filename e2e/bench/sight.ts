import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { PLAIN_RULES } from '@/e2e/helpers/channel-rules';
import { type Desk, PASSWORD, startDesk } from '@/e2e/helpers/desk';
import { clientOf } from '@/e2e/helpers/desk-orders';
import { orderNow, redeployableEvents } from '@/e2e/helpers/order';
import { ROBOT_SECRET, type Robot, startRobot } from '@/e2e/helpers/robot';
import { askStore } from '@/e2e/helpers/store-file';
import { FIRST_KINDS } from '@/lib/domain/notices';
import { summarise } from '@/lib/testing/bench/measure';
import { routes } from '@/lib/url/routes';

const ROUNDS = Number(process.env.SIGHT_ROUNDS ?? 10);
/** Longer than the simulator's slowest redeployment (ms). */
const RUN_MS = 100_000;
const LOOK_EVERY_MS = 25;
const GIVE_UP_MS = 60_000;
/** What a page may take beyond the interval of following, and urgent news from the sight to the receiver (ms). */
const ALLOWED_MS = 2_000;

type Round = { screenMs: number; followMs: number; toldMs: number };

/**
 * How soon a change in the cloud is on an open page, and how soon a robot has the urgent notice of it: an ordered row that
 * executes fails in the fake cloud at a known moment, SIGHT_ROUNDS times, each in a batch of its own.
 */
export async function benchSight(): Promise<void> {
  const robot = await startRobot();
  const desk = await startDesk({
    scenario: 'storm',
    roles: ['admin', 'operator'],
    env: {
      DESK_ENCRYPTION_KEYS: `1:${randomBytes(32).toString('base64')}`,
      EGRESS_ALLOW: robot.host,
      // What is seen is seen by following.
      ENS_SYNC_INTERVAL_MS: '3600000',
    },
  });
  const { CHROMIUM_PATH: executablePath } = process.env;
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  try {
    await addRobot(desk, robot);
    const context = await browser.newContext({ baseURL: desk.url });
    const signIn = { email: 'operator@desk.local', password: PASSWORD };
    await context.request.post(routes.authSignIn(), { data: signIn, headers: { origin: desk.url } });
    const page = await context.newPage();
    const client = await clientOf(desk, 'operator');
    const events = await redeployableEvents(client, ROUNDS);
    await desk.control.armFaults(events.map(({ resourceId }) => ({ kind: 'end-failed', resourceId })));
    console.log(`\nFrom a change in the cloud to an open page and to a robot, ${ROUNDS} times`);
    const rounds: Round[] = [];
    for (const { key } of events) {
      const batchId = await orderNow(client, [key], 'Sight');
      rounds.push(await measure(desk, robot, page, batchId));
    }
    print(
      'on the page, beyond the interval of following',
      rounds.map(({ screenMs, followMs }) => screenMs - followMs),
      ALLOWED_MS,
    );
    print(
      'on the page, from the change',
      rounds.map(({ screenMs }) => screenMs),
      null,
    );
    print(
      'urgent notice at the robot, from the sight',
      rounds.map(({ toldMs }) => toldMs),
      ALLOWED_MS,
    );
  } finally {
    await browser.close();
    await desk.stop();
    await robot.stop();
  }
}

/** One batch whose only row executes, then fails while its page is open. */
async function measure(desk: Desk, robot: Robot, page: Page, batchId: string): Promise<Round> {
  const row = () =>
    askStore<{ executingSinceMs: number | null; nextFollowMs: number }>(
      desk,
      `select "executingSinceMs", "nextFollowMs" from "batchRows" where "batchId" = ?`,
      batchId,
    )[0];
  await until(() => (row()?.executingSinceMs ?? null) !== null, 'the row did not begin');
  await page.goto(routes.batch(batchId));
  const numbers = page.getByRole('navigation', { name: 'Rows by phase' });
  await numbers.getByRole('link', { name: '1 Running' }).waitFor();
  const told = robot.taken.length;
  const failed = numbers.getByRole('link', { name: '1 Failed' });
  const changedMs = Date.now();
  await desk.control.advanceClock(RUN_MS);
  // The look after the change: until then nobody can know.
  const followMs = Math.max(0, (row()?.nextFollowMs ?? changedMs) - changedMs);
  await failed.waitFor({ timeout: GIVE_UP_MS });
  const screenMs = Date.now() - changedMs;
  await until(() => robot.taken.length > told, 'the robot was told nothing');
  const news = () =>
    askStore<{ occurredAtMs: number; endedAtMs: number }>(
      desk,
      `select n."occurredAtMs", d."endedAtMs" from "notices" n
       join "deliveryNotices" dn on dn."noticeId" = n."id" join "deliveries" d on d."id" = dn."deliveryId"
       where n."batchId" = ? and n."kind" = 'rows.failed' and d."state" = 'delivered' limit 1`,
      batchId,
    )[0];
  await until(() => news() !== undefined, 'the delivery was not stored');
  const { occurredAtMs = 0, endedAtMs = 0 } = news() ?? {};
  return { screenMs, followMs, toldMs: endedAtMs - occurredAtMs };
}

async function until(holds: () => boolean, otherwise: string): Promise<void> {
  const startedMs = performance.now();
  while (!holds()) {
    if (performance.now() - startedMs > GIVE_UP_MS) throw new Error(otherwise);
    await sleep(LOOK_EVERY_MS);
  }
}

function print(what: string, times: readonly number[], allowedMs: number | null): void {
  const { medianMs } = summarise(what, times);
  const late = times.filter((ms) => allowedMs !== null && ms > allowedMs).length;
  const verdict = allowedMs === null ? '' : `   (${late} of ${times.length} above ${allowedMs} ms)`;
  console.log(
    `  ${what.padEnd(48)} median ${medianMs.toFixed(0).padStart(6)} ms   longest ${Math.max(...times)
      .toFixed(0)
      .padStart(6)} ms${verdict}`,
  );
}

async function addRobot(desk: Desk, robot: Robot): Promise<void> {
  await (await clientOf(desk, 'admin')).act('addChannel', {
    type: 'dingtalk',
    name: 'Night watch',
    address: robot.address,
    secret: ROBOT_SECRET,
    kinds: FIRST_KINDS.filter((kind) => kind.startsWith('rows.')),
    ...PLAIN_RULES,
    stepUp: { password: PASSWORD },
  });
}
