import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { orderBigBatch } from '@/e2e/faults/big-batch';
import { type Cluster, type Member, startCluster } from '@/e2e/faults/cluster';
import { dropEveryTenth } from '@/e2e/faults/drop-replies';
import { createOrderLog, type LoggedOrder, orderedAgain } from '@/e2e/faults/order-log';
import { untilSent } from '@/e2e/faults/settle';
import { openDatabaseOn } from '@/e2e/faults/store';
import { judge } from '@/e2e/faults/truth';
import { expect, test } from '@/e2e/fixtures';
import { DISPATCH_LEASE_TTL_MS } from '@/lib/domain/limits';
import { simulatorControl } from '@/lib/simulator/control-client';
import { startSimulator } from '@/lib/simulator/server';

/** What `npm run faults -- many` does for minutes, once each and small: the test command names a PostgreSQL. */

const ROWS = 200;
const ANSWER_MS = 200;
/** A lease, and a machine that is busy with something else (ms). */
const TAKEOVER_LIMIT_MS = 30_000;

const serverUrl = process.env.TEST_POSTGRES_URL;
if (serverUrl) {
  test('three servers on one PostgreSQL: one is stopped past its lease, one is killed, nothing is sent twice', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'desk-several-'));
    const simulator = await startSimulator({ scenario: 'storm' });
    const control = simulatorControl(simulator.url);
    const database = await openDatabaseOn(serverUrl);
    const orders = createOrderLog(await dropEveryTenth(control, ANSWER_MS));
    let cluster: Cluster | null = null;
    try {
      cluster = await startCluster({
        servers: 3,
        simulator,
        databaseUrl: database.url,
        settings: { ENS_READ_TIMEOUT_MS: '1000' },
        folder,
        orders,
        roles: ['operator'],
      });
      const { client, members } = cluster;
      const nextBy = (isOther: (life: string) => boolean) =>
        orders.next(TAKEOVER_LIMIT_MS, ({ life }) => isOther(life));
      const first = orders.next(TAKEOVER_LIMIT_MS);
      const ordering = orderBigBatch(client, ROWS);
      // Each blow strikes while the order is on its way: the cloud has it, and has not answered.
      const stopped = senderOf(members, await first);
      stopped.pause();
      const stoppedAtMs = performance.now();
      const taken = await nextBy((life) => life !== stopped.life());
      const killed = senderOf(members, taken);
      await killed.kill();
      const last = await nextBy((life) => life !== stopped.life() && life !== killed.life());
      expect(performance.now() - stoppedAtMs).toBeGreaterThan(DISPATCH_LEASE_TTL_MS);
      stopped.resume();
      const ordered = await ordering;
      const survivor = senderOf(members, last);
      const [batch] = await untilSent(survivor.client, [ordered]);
      const verdict = judge(ordered.rows, batch?.rows ?? [], await control.effects());
      expect(verdict).toMatchObject({ rows: ROWS, twice: 0, lost: 0, falselyAccepted: 0 });
      expect(orderedAgain(orders.list())).toEqual([]);
      expect(new Set(orders.list().map(({ life }) => life)).size).toBeGreaterThanOrEqual(3);
      expect(await stopped.end()).toBe(0);
      expect(await survivor.end()).toBe(0);
    } finally {
      await cluster?.stop();
      await database.close();
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

function senderOf(members: readonly Member[], order: LoggedOrder | null): Member {
  const sender = members.find(({ server }) => server === order?.server);
  if (!sender) throw new Error('nothing was sent');
  return sender;
}
