import 'server-only';
import { isLoopbackHost } from '@/lib/server/hosts';

const SHAPE = 'must be file:PATH, postgres://… or postgresql://…';
const NO_TLS =
  'names a PostgreSQL on another machine: add ?sslmode=verify-full (and &sslrootcert=FILE for a CA of your own), or sslmode=disable where nobody else can listen';

/**
 * Why DATABASE_URL cannot be used, or null. Passwords, sessions and orders travel to the store, so a PostgreSQL on another
 * machine needs TLS with a checked certificate, or the word that this network needs none. Loopback and Unix sockets are
 * this machine. Other values of `sslmode` check no certificate or change their meaning with the driver's version.
 */
export function databaseUrlProblem(value: string): string | null {
  if (value.startsWith('file:'))
    return value.length > 'file:'.length && !value.startsWith('file://') ? null : SHAPE;
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) return SHAPE;
  const host = postgresHost(value);
  if (host === '') return SHAPE;
  if (isThisMachine(host)) return null;
  const mode = new URL(value).searchParams.getAll('sslmode').at(-1);
  return mode === 'verify-full' || mode === 'disable' ? null : NO_TLS;
}

/** Whether the way to this store is open to whoever listens: a PostgreSQL on another machine with `sslmode=disable`. */
export function isUnencrypted(value: string): boolean {
  if (value.startsWith('file:') || isThisMachine(postgresHost(value))) return false;
  return new URL(value).searchParams.getAll('sslmode').at(-1) === 'disable';
}

/** As the driver reads it: `host` in the query wins, and without any host there is none. */
function postgresHost(value: string): string {
  const url = new URL(value);
  return url.searchParams.getAll('host').at(-1) ?? url.hostname;
}

function isThisMachine(host: string): boolean {
  return host.startsWith('/') || /^%2f/i.test(host) || isLoopbackHost(host) || host === '::1';
}
