import 'server-only';
import { headers } from 'next/headers';
import { clientAddress } from '@/lib/server/auth/client-address';
import { getConfig } from '@/lib/server/config';
import { ensureMigrated, getStore } from '@/lib/server/db/get-store';
import { newCorrelationId } from '@/lib/server/services/request-context';
import { readInvite } from '@/lib/server/services/users/accept-invite';
import { nowMs } from '@/lib/time/clock';

/** For the page of an invite: whom it is for, or null when it does not work (or the address has guessed too often). */
export async function lookAtInvite(token: string): Promise<{ email: string } | null> {
  const requestHeaders = await headers();
  await ensureMigrated();
  const address = clientAddress(requestHeaders, getConfig().trustProxy);
  return readInvite({ store: getStore(), address, correlationId: newCorrelationId(), now: nowMs }, token);
}
