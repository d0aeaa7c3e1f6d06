import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';
import pg from 'pg';
import type { NoticeStore } from '@/e2e/faults/notice-truth';

/** The server may be writing (ms). */
const LOCK_WAIT_MS = 5_000;

/** What the store at `databaseUrl` holds of notices, read beside its servers. */
export async function readNoticeStore(databaseUrl: string): Promise<NoticeStore> {
  if (databaseUrl.startsWith('file:')) {
    const store = new Libsql(filePath(databaseUrl), { timeout: LOCK_WAIT_MS });
    try {
      return await readWith(async (sql) => store.prepare(sql).all());
    } finally {
      store.close();
    }
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await readWith(async (sql) => (await client.query(sql)).rows);
  } finally {
    await client.end();
  }
}

function filePath(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
}

/** Guarantee of the casts: the columns that each statement names, as the schema types them. */
async function readWith(ask: (sql: string) => Promise<unknown[]>): Promise<NoticeStore> {
  return {
    // What was told before the last channel was there is not asked for by all.
    notices: (await ask(`select "id", "kind", "batchId" from "notices" where "plannedAtMs" is null
      or "plannedAtMs" > (select max("createdAtMs") from "channels")`)) as NoticeStore['notices'],
    channels: ((await ask('select "id" from "channels"')) as { id: string }[]).map(({ id }) => id),
    deliveries: (await ask(
      'select "id", "channelId", "state", "attempts" from "deliveries"',
    )) as NoticeStore['deliveries'],
    deliveryNotices: (await ask(
      'select "deliveryId", "noticeId" from "deliveryNotices"',
    )) as NoticeStore['deliveryNotices'],
    attempts: (await ask('select "deliveryId", "result" from "attempts"')) as NoticeStore['attempts'],
  };
}
