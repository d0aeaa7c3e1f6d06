/**
 * SQL for PostgreSQL, to be run by the owner of the tables after a migration: a role for the server that can add audit
 * entries and read them, and that does not own the table, so that it cannot drop the triggers either.
 */
export function grantsSql(role: string): string {
  const name = `"${role}"`;
  return `-- Run as the owner of the tables. The server then uses ${name} in DATABASE_URL.
-- A new version migrates when the owner runs "npm run user -- list" once.
-- create role ${name} login password '…';
grant usage on schema public to ${name};
grant select, insert, update, delete on all tables in schema public to ${name};
alter default privileges in schema public grant select, insert, update, delete on tables to ${name};
revoke insert, update, delete, truncate on "kysely_migration", "kysely_migration_lock" from ${name};
revoke update, delete, truncate, references, trigger on "auditEntries" from ${name};
revoke create on schema public from public;`;
}
