import 'server-only';
import { CompiledQuery, type DatabaseConnection, type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { MAX_IDLE_IN_TRANSACTION_MS } from '@/lib/domain/limits';

const BIGINT_OID = 20;
/** Connections of one server process. */
const POOL_SIZE = 10;

/** PostgreSQL. bigint is read as a number: every integer that we store is below 2^53. */
export function postgresDialect(url: string): Dialect {
  const types: pg.CustomTypesConfig = {
    getTypeParser: (oid, format) => (oid === BIGINT_OID ? Number : pg.types.getTypeParser(oid, format)),
  };
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    types,
    idle_in_transaction_session_timeout: MAX_IDLE_IN_TRANSACTION_MS,
  });
  // A connection that breaks while nobody uses it (restart, fail-over) is replaced by the pool; without these
  // listeners Node would end the process. Who uses a connection gets the error from the query itself.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return new PostgresDialect({ pool, onCreateConnection: withoutJit });
}

/**
 * PostgreSQL would compile the phases of Outcomes anew for each question that it takes for a dear one: 3.1 s instead of
 * 0.17 for a page at 110,000 rows (`npm run bench -- outcomes`). A server that knows no such setting has none to switch off.
 */
async function withoutJit(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw('set jit = off')).catch(ignore);
}

function ignore(): void {}
