import { hostname, userInfo } from 'node:os';
import { commandActor } from '@/lib/domain/actors';
import type { Store } from '@/lib/server/db/store';
import type { ServiceContext } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';

/** The context of a command: the account at the shell acts, with every right, and stands in the audit trail by name. */
export function commandContext(store: Store): ServiceContext {
  const sudoUser = process.env.SUDO_USER || null;
  const actor = commandActor({ user: userName(), host: hostname(), sudoUser });
  return { ...systemContext(store), actor: { kind: 'system', ...actor } };
}

/** Containers run under numbers that have no name. */
function userName(): string | null {
  try {
    return userInfo().username;
  } catch {
    return process.getuid ? `uid-${process.getuid()}` : null;
  }
}

/** The command was written wrongly: the message says how, the exit code is 2. */
export class UsageError extends Error {}
