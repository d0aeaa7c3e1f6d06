import 'server-only';
import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

const BIGINT_OID = 20;
/** Connections of one server process. */
const POOL_SIZE = 10;

/** PostgreSQL. bigint is read as a number: every integer that we store is below 2^53. */
export function postgresDialect(url: string): Dialect {
  const types: pg.CustomTypesConfig = {
    getTypeParser: (oid, format) => (oid === BIGINT_OID ? Number : pg.types.getTypeParser(oid, format)),
  };
  return new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: POOL_SIZE, types }) });
}
