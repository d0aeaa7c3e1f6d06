import 'server-only';
import { keepMailboxes } from '@/lib/server/db/queries/people';
import type { Tx } from '@/lib/server/db/schema';
import { log } from '@/lib/server/log';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';
import { nameOrEmail } from '@/lib/server/services/users/claim-name';
import { authDate } from '@/lib/server/services/users/user-rows';

type Known = { id: string; email: string; name: string };
/** As the provider knows the person now: `email` in lower case; an empty `name` says nothing. */
type Told = { email: string; name: string; approvalMs: number };

/**
 * Brings a person up to date who has just come from the provider: until when their approvals count, e-mail and name. An
 * e-mail that another account has is not taken over. Old and new mailbox stay those of one person for ever.
 */
export async function refreshOidcPerson(tx: Tx, ctx: ServiceContext, user: Known, told: Told): Promise<void> {
  const nowMs = ctx.now();
  const email = (await isTaken(tx, user, told.email)) ? user.email : told.email;
  const { name, ...shown } = await nameOf(tx, user, { email, name: told.name });
  await tx
    .updateTable('user')
    .set({
      email,
      name,
      ...shown,
      ...signInColumns(nowMs, told.approvalMs),
      updatedAt: authDate(ctx.store.kind, nowMs),
    })
    .where('id', '=', user.id)
    .execute();
  const isKept = email !== told.email;
  const emails = [user.email, told.email];
  const news = told.email === user.email ? 0 : await keepMailboxes(tx, user.id, emails, nowMs);
  if (isKept) {
    log.warn(
      { correlationId: ctx.correlationId, userId: user.id },
      'the provider gave an e-mail that another account has; the old one is kept',
    );
  }
  // An e-mail that is kept is told once, not at each sign-in.
  if (email === user.email && name === user.name && news === 0) return;
  await recordAudit(tx, ctx, {
    action: 'user.refresh',
    objectType: 'user',
    objectId: user.id,
    before: { email: user.email, name: user.name },
    after: { email, name, by: 'provider', ...(isKept ? { emailOfAnother: told.email } : {}) },
  });
}

/** That the provider vouched for somebody at `nowMs`, for `approvalMs`. */
export function signInColumns(nowMs: number, approvalMs: number) {
  return { providerSignInMs: nowMs, providerUntilMs: nowMs + approvalMs };
}

async function isTaken(tx: Tx, user: Known, email: string): Promise<boolean> {
  if (email === user.email) return false;
  const other = await tx
    .selectFrom('user')
    .select('id')
    .where('email', '=', email)
    .where('id', '!=', user.id)
    .executeTakeFirst();
  return other !== undefined;
}

/** Who never had a name goes by the e-mail; a name that imitates somebody's stands with the e-mail, or gives way to it. */
async function nameOf(
  tx: Tx,
  user: Known,
  told: { email: string; name: string },
): Promise<{ name: string; nameKey?: string | null }> {
  if (told.name === user.name) return { name: user.name };
  if (told.name !== '') return nameOrEmail(tx, { id: user.id, ...told });
  return { name: user.name === user.email ? told.email : user.name };
}
