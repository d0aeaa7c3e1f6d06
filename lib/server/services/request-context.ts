import 'server-only';
import { randomUUID } from 'node:crypto';
import { type Client, clientOf } from '@/lib/server/auth/client';
import { type DeskSession, resolveSession, type Sessions } from '@/lib/server/auth/resolve-session';
import { getConfig } from '@/lib/server/config';
import { ensureMigrated, getStore } from '@/lib/server/db/get-store';
import type { Store } from '@/lib/server/db/store';
import type { Actor, ServiceContext } from '@/lib/server/services/context';
import { nowMs } from '@/lib/time/clock';

/** What a request is answered with; tests give their own. */
export type RequestDeps = {
  store: Store;
  baseUrl: string;
  resolve: (headers: Headers, sessions?: Sessions) => Promise<DeskSession | null>;
  /** From where the request comes; tests may leave it out. */
  clientOf?: (headers: Headers) => Client;
};

/** The process's own store, settings and sessions. */
export async function processDeps(): Promise<RequestDeps> {
  await ensureMigrated();
  // Only when a request comes: the commands use this file for `systemContext`, and would wait for all of better-auth.
  const { getAuth } = await import('@/lib/server/auth/auth');
  return {
    store: getStore(),
    baseUrl: getConfig().baseUrl,
    resolve: (headers, sessions) => resolveSession(getAuth(), headers, nowMs(), sessions),
    clientOf: (headers) => clientOf(headers, getConfig().trustProxy),
  };
}

/** A new id that ties the answer, the log lines and the audit entries of one request together. */
export function newCorrelationId(): string {
  return randomUUID();
}

/** The person of a session, as services know them. */
export function actorOf(session: DeskSession): Extract<Actor, { kind: 'user' }> {
  const { id, name, role, regions } = session.user;
  return { kind: 'user', id, name, role, regions, sessionId: session.sessionId };
}

/** The context of the server's own jobs. */
export function systemContext(store: Store): ServiceContext {
  const actor = { kind: 'system', id: 'system', name: 'system' } as const;
  return { store, actor, correlationId: newCorrelationId(), now: nowMs };
}
