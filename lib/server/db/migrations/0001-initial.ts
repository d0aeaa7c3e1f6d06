import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/** Column types that differ between the stores; the rest is the same SQL. */
function columnTypes(kind: StoreKind) {
  const postgres = kind === 'postgres';
  return {
    // "C" so that keyset paging compares text bytewise, as SQLite does.
    text: postgres ? sql`text collate "C"` : sql`text`,
    int: postgres ? sql`bigint` : sql`integer`,
    real: postgres ? sql`double precision` : sql`real`,
    // The formats that better-auth's adapter writes.
    authDate: postgres ? sql`timestamptz` : sql`date`,
    authBool: postgres ? sql`boolean` : sql`integer`,
  };
}

/** The first shape of the store. */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  await createMirror(db, kind);
  await createBatches(db, kind);
  await createOperations(db, kind);
  await createAuth(db, kind);
}

async function createMirror(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const { text, int } = columnTypes(kind);
  await db.schema
    .createTable('events')
    .addColumn('key', text, (c) => c.primaryKey())
    .addColumn('eventId', text, (c) => c.notNull())
    .addColumn('resourceId', text, (c) => c.notNull())
    .addColumn('eventType', text, (c) => c.notNull())
    .addColumn('eventLevel', text, (c) => c.notNull())
    .addColumn('levelRank', int, (c) => c.notNull())
    .addColumn('eventStatus', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('extendedAttribute', text, (c) => c.notNull())
    .addColumn('notBeforeMs', int)
    .addColumn('publishTimeMs', int)
    .addColumn('publishSortMs', int, (c) => c.notNull())
    .addColumn('dueAtMs', int)
    .addColumn('dueSortMs', int, (c) => c.notNull())
    .addColumn('dueIsEstimate', int, (c) => c.notNull())
    .addColumn('redeployable', int, (c) => c.notNull())
    .addColumn('instanceName', text, (c) => c.notNull())
    .addColumn('regionId', text, (c) => c.notNull())
    .addColumn('regionName', text, (c) => c.notNull())
    .addColumn('spec', text, (c) => c.notNull())
    .addColumn('addresses', text, (c) => c.notNull())
    .addColumn('localDisk', int)
    .addColumn('searchText', text, (c) => c.notNull())
    .addColumn('firstSeenMs', int, (c) => c.notNull())
    .addColumn('lastSeenMs', int, (c) => c.notNull())
    .addColumn('goneAtMs', int)
    .addColumn('seenRunId', text, (c) => c.notNull())
    .execute();
  for (const column of [
    'dueSortMs',
    'levelRank',
    'eventStatus',
    'eventType',
    'regionId',
    'instanceName',
    'publishSortMs',
    'eventId',
    'reason',
  ]) {
    await db.schema.createIndex(`events_${column}`).on('events').columns([column, 'key']).execute();
  }
  await db.schema
    .createIndex('events_redeployable')
    .on('events')
    .columns(['redeployable', 'dueSortMs', 'key'])
    .execute();
  await db.schema.createIndex('events_resource').on('events').column('resourceId').execute();
  await db.schema
    .createTable('eventHistory')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('eventKey', text, (c) => c.notNull())
    .addColumn('fromStatus', text)
    .addColumn('toStatus', text, (c) => c.notNull())
    .addColumn('seenAtMs', int, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('eventHistory_event')
    .on('eventHistory')
    .columns(['eventKey', 'seenAtMs'])
    .execute();
  await db.schema
    .createTable('instances')
    .addColumn('instanceId', text, (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('regionId', text, (c) => c.notNull())
    .addColumn('spec', text, (c) => c.notNull())
    .addColumn('cpu', text, (c) => c.notNull())
    .addColumn('memoryMb', int)
    .addColumn('osName', text, (c) => c.notNull())
    .addColumn('publicIps', text, (c) => c.notNull())
    .addColumn('privateIps', text, (c) => c.notNull())
    .addColumn('localDisk', int)
    .addColumn('disksJson', text, (c) => c.notNull())
    .addColumn('found', int, (c) => c.notNull())
    .addColumn('fetchedAtMs', int, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('regions')
    .addColumn('regionId', text, (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('fetchedAtMs', int, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('syncScopes')
    .addColumn('scope', text, (c) => c.primaryKey())
    .addColumn('runId', text, (c) => c.notNull())
    .addColumn('nextPage', int, (c) => c.notNull())
    .addColumn('runStartedAtMs', int, (c) => c.notNull())
    .addColumn('lastSuccessMs', int)
    .addColumn('lastErrorCode', text)
    .addColumn('lastErrorKind', text)
    .addColumn('lastErrorAtMs', int)
    .addColumn('failures', int, (c) => c.notNull().defaultTo(0))
    .addColumn('retryAtMs', int, (c) => c.notNull().defaultTo(0))
    .addColumn('eventsSeen', int, (c) => c.notNull())
    .execute();
}

async function createBatches(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const { text, int } = columnTypes(kind);
  await db.schema
    .createTable('batches')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('number', int, (c) => c.notNull().unique())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('revision', int, (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('note', text, (c) => c.notNull())
    .addColumn('planJson', text, (c) => c.notNull())
    .addColumn('zone', text, (c) => c.notNull())
    .addColumn('requestKey', text, (c) => c.unique())
    .addColumn('createdBy', text, (c) => c.notNull())
    .addColumn('createdByName', text, (c) => c.notNull())
    .addColumn('createdAtMs', int, (c) => c.notNull())
    .addColumn('updatedAtMs', int, (c) => c.notNull())
    .addColumn('submittedAtMs', int)
    .addColumn('endedAtMs', int)
    .addColumn('rowCount', int, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('batches_state').on('batches').columns(['state', 'number']).execute();
  await db.schema
    .createTable('batchRows')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('batchId', text, (c) => c.notNull().references('batches.id'))
    .addColumn('position', int, (c) => c.notNull())
    .addColumn('eventKey', text, (c) => c.notNull())
    .addColumn('eventId', text, (c) => c.notNull())
    .addColumn('resourceId', text, (c) => c.notNull())
    .addColumn('eventType', text, (c) => c.notNull())
    .addColumn('eventLevel', text, (c) => c.notNull())
    .addColumn('instanceName', text, (c) => c.notNull())
    .addColumn('regionId', text, (c) => c.notNull())
    .addColumn('regionName', text, (c) => c.notNull())
    .addColumn('dueAtMs', int)
    .addColumn('dueIsEstimate', int, (c) => c.notNull())
    .addColumn('localDisk', int)
    .addColumn('overrideJson', text)
    .addColumn('opsType', text)
    .addColumn('planTimeMs', int)
    .addColumn('outcome', text)
    .addColumn('reason', text)
    .addColumn('code', text)
    .addColumn('message', text)
    .addColumn('requestId', text)
    .addColumn('callId', text)
    // The rule "one live row per event": nulls are distinct in both stores.
    .addColumn('liveKey', text, (c) => c.unique())
    .addColumn('statusAtSubmit', text)
    .addColumn('cloudStatus', text)
    .addColumn('cloudStatusAtMs', int)
    .addColumn('finalAtMs', int)
    .addColumn('notBeforeSendMs', int, (c) => c.notNull().defaultTo(0))
    .addColumn('maxCallRows', int)
    .addColumn('nextFollowMs', int, (c) => c.notNull().defaultTo(0))
    .addColumn('updatedAtMs', int, (c) => c.notNull())
    .addUniqueConstraint('batchRows_event_once', ['batchId', 'eventKey'])
    .execute();
  await db.schema
    .createIndex('batchRows_position')
    .on('batchRows')
    .columns(['batchId', 'position'])
    .execute();
  await db.schema
    .createIndex('batchRows_outcome')
    .on('batchRows')
    .columns(['outcome', 'notBeforeSendMs'])
    .execute();
  await db.schema
    .createIndex('batchRows_batch_outcome')
    .on('batchRows')
    .columns(['batchId', 'outcome', 'position'])
    .execute();
  await db.schema
    .createIndex('batchRows_follow')
    .on('batchRows')
    .columns(['outcome', 'finalAtMs', 'nextFollowMs'])
    .execute();
  await db.schema.createIndex('batchRows_event').on('batchRows').column('eventKey').execute();
  await db.schema.createIndex('batchRows_call').on('batchRows').column('callId').execute();
  await db.schema
    .createTable('calls')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('batchId', text, (c) => c.notNull().references('batches.id'))
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('rowCount', int, (c) => c.notNull())
    .addColumn('requestHash', text, (c) => c.notNull())
    .addColumn('owner', text, (c) => c.notNull())
    .addColumn('fence', int, (c) => c.notNull())
    .addColumn('leaseUntilMs', int, (c) => c.notNull())
    .addColumn('startedAtMs', int, (c) => c.notNull())
    .addColumn('endedAtMs', int)
    .addColumn('httpStatus', int)
    .addColumn('requestId', text)
    .addColumn('vendorCode', text)
    .addColumn('vendorMessage', text)
    .execute();
  await db.schema.createIndex('calls_batch').on('calls').columns(['batchId', 'startedAtMs']).execute();
  await db.schema.createIndex('calls_state').on('calls').columns(['state', 'leaseUntilMs']).execute();
}

async function createOperations(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const { text, int, real } = columnTypes(kind);
  await db.schema
    .createTable('counters')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('value', int, (c) => c.notNull())
    .execute();
  await sql`insert into counters (name, value) values ('mirror', 0), ('batch', 0), ('audit', 0)`.execute(db);
  await db.schema
    .createTable('leases')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('owner', text, (c) => c.notNull())
    .addColumn('fence', int, (c) => c.notNull())
    .addColumn('untilMs', int, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('rateBudgets')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('tokens', real, (c) => c.notNull())
    .addColumn('updatedAtMs', int, (c) => c.notNull())
    .addColumn('pausedUntilMs', int, (c) => c.notNull())
    .addColumn('pauseReason', text)
    .addColumn('strikes', int, (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('selections')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('createdBy', text, (c) => c.notNull())
    .addColumn('filterJson', text, (c) => c.notNull())
    .addColumn('rowCount', int, (c) => c.notNull())
    .addColumn('createdAtMs', int, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('selectionRows')
    .addColumn('selectionId', text, (c) => c.notNull())
    .addColumn('eventKey', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('selectionRows_pk', ['selectionId', 'eventKey'])
    .execute();
  await db.schema
    .createTable('auditEntries')
    .addColumn('seq', int, (c) => c.primaryKey())
    .addColumn('atMs', int, (c) => c.notNull())
    .addColumn('actorId', text, (c) => c.notNull())
    .addColumn('actorName', text, (c) => c.notNull())
    .addColumn('sessionId', text)
    .addColumn('action', text, (c) => c.notNull())
    .addColumn('objectType', text, (c) => c.notNull())
    .addColumn('objectId', text, (c) => c.notNull())
    .addColumn('beforeJson', text)
    .addColumn('afterJson', text)
    .addColumn('correlationId', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('audit_object')
    .on('auditEntries')
    .columns(['objectType', 'objectId', 'seq'])
    .execute();
}

async function createAuth(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const { text, int, authDate, authBool } = columnTypes(kind);
  await db.schema
    .createTable('user')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('email', text, (c) => c.notNull().unique())
    .addColumn('emailVerified', authBool, (c) => c.notNull())
    .addColumn('image', text)
    .addColumn('createdAt', authDate, (c) => c.notNull())
    .addColumn('updatedAt', authDate, (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('disabled', int, (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('session')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('token', text, (c) => c.notNull().unique())
    .addColumn('userId', text, (c) => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('expiresAt', authDate, (c) => c.notNull())
    .addColumn('createdAt', authDate, (c) => c.notNull())
    .addColumn('updatedAt', authDate, (c) => c.notNull())
    .addColumn('ipAddress', text)
    .addColumn('userAgent', text)
    .execute();
  await db.schema.createIndex('session_user').on('session').column('userId').execute();
  await db.schema
    .createTable('account')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('accountId', text, (c) => c.notNull())
    .addColumn('providerId', text, (c) => c.notNull())
    .addColumn('userId', text, (c) => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('accessToken', text)
    .addColumn('refreshToken', text)
    .addColumn('idToken', text)
    .addColumn('accessTokenExpiresAt', authDate)
    .addColumn('refreshTokenExpiresAt', authDate)
    .addColumn('scope', text)
    .addColumn('password', text)
    .addColumn('createdAt', authDate, (c) => c.notNull())
    .addColumn('updatedAt', authDate, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('account_user').on('account').column('userId').execute();
  await db.schema
    .createTable('verification')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('identifier', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addColumn('expiresAt', authDate, (c) => c.notNull())
    .addColumn('createdAt', authDate, (c) => c.notNull())
    .addColumn('updatedAt', authDate, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('rateLimit')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('key', text, (c) => c.notNull().unique())
    .addColumn('count', int, (c) => c.notNull())
    .addColumn('lastRequest', int, (c) => c.notNull())
    .execute();
}
