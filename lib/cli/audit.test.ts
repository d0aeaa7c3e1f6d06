import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { migrateStore, openStore, type Store } from '@/lib/server/db/store';
import { systemContext } from '@/lib/server/services/request-context';
import { entryOf, writeEntries } from '@/lib/testing/audit-chain';
import { startScript } from '@/lib/testing/processes';
import { runHere } from '@/lib/testing/run-command-here';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';
import { grantsSql, parseAuditCommand } from './audit-commands';
import { UsageError } from './command-context';

/** `npm run audit -- …`, with nothing but this setting. */
function audit(args: string[], databaseUrl: string) {
  return runHere('audit', args, { DATABASE_URL: databaseUrl });
}

describe('the command beside an open server', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-audit-cli-'));
  const file = path.join(folder, 'desk.db');
  let server: Store;

  beforeAll(async () => {
    server = openStore(`file:${file}`);
    await migrateStore(server);
    await writeEntries(systemContext(server), 6, 'batch.retry');
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('head and verify, then one byte of the file', async () => {
    const { hash } = await entryOf(server, 6);
    const head = startScript('lib/cli/audit.ts', ['head'], { env: { DATABASE_URL: `file:${file}` } });
    expect([await head.ended, head.output()]).toEqual([0, `6:${hash}\n`]);
    const whole = await audit(['verify', '--head', `6:${hash}`], `file:${file}`);
    expect(whole).toMatchObject({ code: 0, out: expect.stringContaining('6 entries are as written') });
    await sql`pragma wal_checkpoint(truncate)`.execute(server.db);
    const bytes = readFileSync(file);
    const text = '{"index":3}';
    expect(bytes.includes(text)).toBe(true);
    // Unused room of a page may hold an older copy.
    for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text)) {
      bytes.write('7', at + '{"index":'.length);
    }
    const tampered = path.join(folder, 'tampered.db');
    writeFileSync(tampered, bytes);
    const ended = await audit(['verify'], `file:${tampered}`);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(/#4, edited[\s\S]*3 entries are as written/);
  }, 60_000);

  test('a head that the chain does not reach', async () => {
    const ended = await audit(['verify', '--head', `9:${'a'.repeat(64)}`], `file:${file}`);
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('#7, truncated');
  }, 30_000);

  test('a file that is not there is not made', async () => {
    const missing = path.join(folder, 'missing.db');
    const ended = await audit(['verify'], `file:${missing}`);
    expect(ended).toMatchObject({ code: 2, err: expect.stringContaining('not there') });
    expect(existsSync(missing)).toBe(false);
  }, 30_000);
});

test.each<[string[], RegExp]>([
  [['check'], /Unknown command: check/],
  [['constructor'], /Unknown command: constructor/],
  [[], /Which command/],
  [['verify', 'x'], /Too many/],
  [['verify', '--head', '42'], /must be SEQ:HASH/],
  [['head', '--head', `1:${'a'.repeat(64)}`], /belongs to verify/],
  [['verify', '--role', 'x'], /belongs to grants/],
  [['grants', '--role', 'x"; drop table events; --'], /not a name/],
  [['verify', '--all'], /--all/],
])('%j is told what is wrong with it', (args, message) => {
  expect(() => parseAuditCommand(args)).toThrow(UsageError);
  expect(() => parseAuditCommand(args)).toThrow(message);
});

describe.runIf(testStoreKinds().includes('postgres'))('the role that grants makes', () => {
  const role = `desk_app_${process.pid}`;
  let owner: TestStore;
  let app: Store;

  beforeEach(async () => {
    owner = await openTestStore('postgres');
    await sql`create role ${sql.id(role)} login`.execute(owner.db);
    for (const statement of grantsSql(role).split(';')) {
      if (statement.trim() !== '') await sql.raw(statement).execute(owner.db);
    }
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(owner.db);
    const url = new URL(process.env.TEST_POSTGRES_URL ?? '');
    url.username = role;
    url.pathname = `/${rows[0]?.name}`;
    app = openStore(url.toString());
  });
  afterEach(async () => {
    await app.close();
    await sql`drop owned by ${sql.id(role)}`.execute(owner.db);
    await sql`drop role ${sql.id(role)}`.execute(owner.db);
    await owner.dispose();
  });

  test('lets the server start and write, and neither change an entry nor take the protection off', async () => {
    await migrateStore(app);
    await writeEntries(systemContext(app), 3);
    await app.db.updateTable('counters').set({ value: 3 }).where('name', '=', 'audit').execute();
    const { db } = app;
    for (const statement of [
      `update "auditEntries" set "actorName" = 'x'`,
      `delete from "auditEntries"`,
      `truncate "auditEntries"`,
      `alter table "auditEntries" disable trigger all`,
      `drop trigger "auditEntries_no_change" on "auditEntries"`,
      `set session_replication_role = replica`,
      `drop table "auditEntries"`,
      `create or replace function "auditEntries_refuse"() returns trigger language plpgsql as $$ begin return new; end $$`,
    ]) {
      await expect(sql.raw(statement).execute(db), statement).rejects.toThrow(
        /permission denied|must be owner/,
      );
    }
    expect((await entryOf(owner, 2)).actorName).toBe('system');
  });
});
