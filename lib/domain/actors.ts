/** Who can stand in an audit entry beside the people. Their ids are no uuids, so no person ever has one of them. */

/** The server's own jobs. */
export const SYSTEM_ID = 'system';
/** Whoever is not signed in. */
export const STRANGER_ID = 'stranger';

/** A command at the server's shell: `cli:USER@HOST`. */
export type CommandId = `cli:${string}`;
const COMMAND_PREFIX = 'cli:';

/** `USER@HOST` of a command's id; null for everybody else. */
export function commandBy(actorId: string): string | null {
  return actorId.startsWith(COMMAND_PREFIX) ? actorId.slice(COMMAND_PREFIX.length) : null;
}

/** Whether the server acts by itself or by a command at its shell, and no person who has signed in. */
export function isServer(actorId: string): boolean {
  return actorId === SYSTEM_ID || commandBy(actorId) !== null;
}

/** What is known of the account at the shell; null where the system does not say. */
export type ShellAccount = {
  user: string | null;
  host: string | null;
  /** Who became this user by sudo. An environment variable: whoever runs the command can set it. */
  sudoUser: string | null;
};

const MAX_PART = 64;

/** The actor of a command. The name says who used sudo, too. */
export function commandActor({ user, host, sudoUser }: ShellAccount): { id: CommandId; name: string } {
  const id = `cli:${part(user)}@${part(host)}` as const;
  return { id, name: sudoUser ? `${id} (sudo: ${part(sudoUser)})` : id };
}

/** Letters, digits and `. _ - $` (Windows); anything else, which could look like another part, is an underscore. */
function part(text: string | null): string {
  const plain = (text ?? '').toWellFormed().replace(/[^\p{L}\p{N}._$-]/gu, '_');
  return [...plain].slice(0, MAX_PART).join('') || 'unknown';
}

/**
 * One name for one person, also with a second account: the e-mail in lower case and without a "+tag", which reaches the
 * same mailbox. Without an e-mail, the account's id.
 */
export function personKey(user: { id: string; email: string | null }): string {
  const email = user.email?.trim().toLowerCase();
  const at = email?.lastIndexOf('@') ?? -1;
  if (!email || at < 1) return user.id;
  const [mailbox = ''] = email.slice(0, at).split('+');
  return `${mailbox}${email.slice(at)}`;
}
