import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/**
 * Services, windows, freezes and budgets, and what a row and a batch keep of them. Rows from before have none: they read
 * as handed to the cloud, or as going at once.
 */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  /** Columns of a new table: `TEXT` and `INT` never null, `text` and `int` may be. */
  const make = async (
    table: string,
    columns: Record<string, 'TEXT' | 'INT' | 'text' | 'int'>,
    keys: string[],
  ) => {
    let builder = db.schema.createTable(table);
    for (const [name, type] of Object.entries(columns)) {
      builder = builder.addColumn(name, type.toLowerCase() === 'text' ? text : int, (c) =>
        type === type.toUpperCase() ? c.notNull() : c,
      );
    }
    await builder.addPrimaryKeyConstraint(`${table}_key`, keys as never).execute();
  };
  await make(
    'services',
    {
      id: 'TEXT',
      name: 'TEXT',
      origin: 'TEXT',
      matchJson: 'TEXT',
      ownerNote: 'TEXT',
      version: 'INT',
      updatedBy: 'TEXT',
      updatedByName: 'TEXT',
      updatedAtMs: 'INT',
      deletedAtMs: 'int',
    },
    ['id'],
  );
  await make('serviceMembers', { serviceId: 'TEXT', instanceId: 'TEXT', sinceMs: 'INT' }, [
    'serviceId',
    'instanceId',
  ]);
  await make('instanceTags', { instanceId: 'TEXT', key: 'TEXT', value: 'TEXT', readAtMs: 'INT' }, [
    'instanceId',
    'key',
  ]);
  await make(
    'timeRules',
    {
      id: 'TEXT',
      kind: 'TEXT',
      name: 'TEXT',
      ownerKind: 'TEXT',
      ownerId: 'text',
      scopeJson: 'TEXT',
      zone: 'TEXT',
      datesJson: 'TEXT',
      fromMinute: 'INT',
      toMinute: 'INT',
      endDayOffset: 'INT',
      allDay: 'INT',
      fit: 'TEXT',
      lastStartMinutes: 'int',
      source: 'TEXT',
      calendarId: 'text',
      entryKey: 'text',
      version: 'INT',
      active: 'INT',
      createdBy: 'TEXT',
      createdByName: 'TEXT',
      createdAtMs: 'INT',
      updatedBy: 'TEXT',
      updatedByName: 'TEXT',
      updatedAtMs: 'INT',
      endedAtMs: 'int',
    },
    ['id'],
  );
  await make(
    'timeRuleVersions',
    {
      ruleId: 'TEXT',
      version: 'INT',
      ruleJson: 'TEXT',
      savedBy: 'TEXT',
      savedByName: 'TEXT',
      savedAtMs: 'INT',
      loosened: 'INT',
    },
    ['ruleId', 'version'],
  );
  await make(
    'calendars',
    {
      id: 'TEXT',
      name: 'TEXT',
      zone: 'TEXT',
      fileSha256: 'TEXT',
      importedBy: 'TEXT',
      importedByName: 'TEXT',
      importedAtMs: 'INT',
      entryCount: 'INT',
      marginBeforeMin: 'INT',
      marginAfterMin: 'INT',
    },
    ['id'],
  );
  await make(
    'budgets',
    {
      id: 'TEXT',
      name: 'TEXT',
      scopeJson: 'TEXT',
      limitKind: 'TEXT',
      limitValue: 'INT',
      version: 'INT',
      active: 'INT',
      updatedBy: 'TEXT',
      updatedByName: 'TEXT',
      updatedAtMs: 'INT',
    },
    ['id'],
  );
  await make('scheduleLocks', { scopeKey: 'TEXT' }, ['scopeKey']);
  await make(
    'planExceptions',
    {
      batchId: 'TEXT',
      revision: 'INT',
      eventKey: 'TEXT',
      ruleKind: 'TEXT',
      ruleId: 'TEXT',
      ruleVersion: 'INT',
      reason: 'TEXT',
      by: 'TEXT',
      atMs: 'INT',
    },
    ['batchId', 'revision', 'eventKey', 'ruleKind', 'ruleId'],
  );
  await make(
    'dueChoices',
    {
      eventKey: 'TEXT',
      choice: 'TEXT',
      by: 'TEXT',
      byName: 'TEXT',
      atMs: 'INT',
      dueAtMs: 'INT',
      reason: 'TEXT',
    },
    ['eventKey'],
  );
  await make(
    'scheduleSettings',
    { name: 'TEXT', valueJson: 'TEXT', version: 'INT', updatedBy: 'TEXT', updatedAtMs: 'INT' },
    ['name'],
  );

  const add = async (table: string, columns: Record<string, 'text' | 'int'>) => {
    for (const [name, type] of Object.entries(columns)) {
      await db.schema
        .alterTable(table)
        .addColumn(name, type === 'text' ? text : int)
        .execute();
    }
  };
  await add('batchRows', {
    delivery: 'text',
    earliestMs: 'int',
    latestMs: 'int',
    spanMs: 'int',
    waveNo: 'int',
    waitJson: 'text',
    waitUntilMs: 'int',
  });
  await add('batches', { waveJson: 'text', verdictJson: 'text', verdictAtMs: 'int', scheduleVersion: 'int' });
  await add('instances', {
    goneAtMs: 'int',
    outOfRotationUntilMs: 'int',
    outOfRotationReason: 'text',
    outOfRotationBy: 'text',
  });
  await db.schema
    .alterTable('instances')
    .addColumn('serviceStatus', text, (c) => c.notNull().defaultTo(''))
    .execute();
  for (const name of ['statusReadAtMs', 'inInventory']) {
    await db.schema
      .alterTable('instances')
      .addColumn(name, int, (c) => c.notNull().defaultTo(0))
      .execute();
  }
  await sql`update "instances" set "statusReadAtMs" = "fetchedAtMs" where "found" = 1`.execute(db);
  await sql`insert into counters (name, value) values ('schedule', 0)`.execute(db);

  await db.schema.createIndex('serviceMembers_instance').on('serviceMembers').column('instanceId').execute();
  await db.schema.createIndex('instanceTags_value').on('instanceTags').columns(['key', 'value']).execute();
  await db.schema.createIndex('timeRules_active').on('timeRules').columns(['active', 'kind']).execute();
  await db.schema.createIndex('timeRules_calendar').on('timeRules').column('calendarId').execute();
  // Who was worked on lately is asked for at every judging of a budget.
  await db.schema
    .createIndex('eventHistory_seen')
    .on('eventHistory')
    .columns(['seenAtMs', 'eventKey'])
    .execute();
  await db.schema
    .createIndex('instances_region')
    .on('instances')
    .columns(['regionId', 'instanceId'])
    .execute();
}
