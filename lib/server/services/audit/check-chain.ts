import 'server-only';
import type { ChainHead } from '@/lib/domain/audit-chain';
import { saveChainCheck } from '@/lib/server/db/queries/audit-chain';
import type { Queryable } from '@/lib/server/db/schema';
import { type ChainReport, verifyChain } from '@/lib/server/services/audit/verify-chain';

/** Walks the whole chain and keeps what was found, for the Audit page. Run by the server itself, so it needs no person. */
export async function checkChain(
  db: Queryable,
  heads: readonly ChainHead[],
  nowMs: number,
  signal?: AbortSignal,
): Promise<ChainReport> {
  const report = await verifyChain(db, { heads, signal });
  const { upTo, broken } = report;
  await saveChainCheck(db, {
    upToSeq: upTo.seq,
    upToHash: upTo.hash,
    atMs: nowMs,
    brokenSeq: broken?.seq ?? null,
    brokenKind: broken?.kind ?? null,
    brokenWasSeq: broken?.wasSeq ?? null,
  });
  return report;
}
