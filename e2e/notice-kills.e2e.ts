import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isNoticeTruthful } from '@/e2e/faults/notice-truth';
import { killWhileTelling } from '@/e2e/faults/notices';
import { openDatabaseOn, openStoreFor } from '@/e2e/faults/store';
import { expect, test } from '@/e2e/fixtures';

/** What `npm run faults -- notices` does for minutes, small: kill -9 between sending a message and storing that it went. */

const ROUNDS = 3;
const TRUTHFUL = { lost: 0, untold: 0, falselyDelivered: 0, unknown: 0, open: 0, atOnce: 0 };
const serverUrl = process.env.TEST_POSTGRES_URL;

test('a server is killed while it tells people: nothing is lost, and what comes twice has one id', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-told-'));
  try {
    const database = await openStoreFor('libsql', folder);
    try {
      const verdict = await killWhileTelling({ rounds: ROUNDS, servers: 1, seed: 1, database });
      expect(verdict).toMatchObject(TRUTHFUL);
      expect(isNoticeTruthful(verdict)).toBe(true);
    } finally {
      await database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

if (serverUrl) {
  test('three servers on one PostgreSQL: none tells what another one is telling', async () => {
    const database = await openDatabaseOn(serverUrl);
    try {
      const verdict = await killWhileTelling({ rounds: ROUNDS, servers: 3, seed: 2, database });
      expect(verdict).toMatchObject(TRUTHFUL);
    } finally {
      await database.close();
    }
  });
}
