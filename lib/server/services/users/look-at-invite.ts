import 'server-only';
import { headers } from 'next/headers';
import { clientOf } from '@/lib/server/auth/client';
import { getConfig } from '@/lib/server/config';
import { ensureMigrated, getStore } from '@/lib/server/db/get-store';
import { newCorrelationId } from '@/lib/server/services/request-context';
import { readInvite } from '@/lib/server/services/users/accept-invite';
import { noteWrongLink } from '@/lib/server/services/users/refused-entry';
import { nowMs } from '@/lib/time/clock';

/** For the page of an invite: whom it is for, or null when it does not work (or the address has guessed too often). */
export async function lookAtInvite(token: string): Promise<{ email: string } | null> {
  const requestHeaders = await headers();
  await ensureMigrated();
  const client = clientOf(requestHeaders, getConfig().trustProxy);
  const { address } = client;
  const deps = { store: getStore(), client, address, correlationId: newCorrelationId(), now: nowMs };
  const invite = await readInvite(deps, token);
  if (!invite) noteWrongLink(deps, token);
  return invite;
}
