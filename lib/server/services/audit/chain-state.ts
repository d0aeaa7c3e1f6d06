import 'server-only';
import { GENESIS } from '@/lib/domain/audit-chain';
import type { ChainState } from '@/lib/schemas/audit';
import { type ChainCheck, readChainCheck } from '@/lib/server/db/queries/audit-chain';
import type { Queryable } from '@/lib/server/db/schema';
import { verifyChain } from '@/lib/server/services/audit/verify-chain';

/** Entries that are checked while somebody waits for the page. */
const CHECKED_AT_ONCE = 500;

/**
 * How far the chain is known to be whole: what the hourly job found, and the entries that came since. Cheap: the old
 * ones are not read again.
 */
export async function readChainState(db: Queryable): Promise<ChainState> {
  const check = await readChainCheck(db);
  const stored = check && brokenOf(check);
  if (check && stored) return { upToSeq: check.upToSeq, checkedAtMs: check.atMs, broken: stored };
  const from = check ? { seq: check.upToSeq, hash: check.upToHash } : GENESIS;
  const { upTo, broken } = await verifyChain(db, { from, limit: CHECKED_AT_ONCE });
  return { upToSeq: upTo.seq, checkedAtMs: check?.atMs ?? null, broken };
}

function brokenOf({ brokenKind: kind, brokenSeq: seq, brokenWasSeq: wasSeq }: ChainCheck) {
  return kind === null || seq === null ? null : { kind, seq, wasSeq };
}
