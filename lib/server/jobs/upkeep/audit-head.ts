import 'server-only';
import { type ChainHead, GENESIS, headText } from '@/lib/domain/audit';
import { readHead } from '@/lib/server/db/queries/audit-chain';
import type { Store } from '@/lib/server/db/store';
import type { JobLog, RunningJob } from '@/lib/server/jobs/runtime/job';
import { checkChain } from '@/lib/server/services/audit/verify-chain';

/** How often the head is published and the chain read (ms). */
const EVERY_MS = 3_600_000;

export type AuditHeadDeps = {
  store: Store;
  log: JobLog;
  /** Wall clock, epoch ms. */
  now: () => number;
  /** Default: an hour. */
  everyMs?: number;
};

/**
 * Publishes the head of the audit chain in the log, out of reach of who holds the store: at the start, each hour and at
 * the stop. Whoever keeps the log can prove later that nothing before a head was changed or cut
 * (`npm run audit -- verify --head …`). Reads the whole chain each time, with the head that was published last.
 */
export function startAuditHeadJob(deps: AuditHeadDeps): RunningJob {
  const { store, log, now, everyMs = EVERY_MS } = deps;
  let published: ChainHead = GENESIS;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();

  const stopping = new AbortController();

  async function publish(): Promise<void> {
    published = (await readHead(store.db)) ?? GENESIS;
    log.info({ auditHead: headText(published) }, 'audit head');
  }

  async function turn(): Promise<void> {
    try {
      const before = published;
      await publish();
      const { broken, checked } = await checkChain(store.db, [before], now(), stopping.signal);
      if (broken) log.error({ ...broken, checked }, 'the audit chain is broken');
    } catch (error) {
      if (!stopping.signal.aborted) log.warn({ err: error }, 'the audit chain could not be read');
    }
    if (stopping.signal.aborted) return;
    timer = setTimeout(begin, everyMs);
    timer.unref();
  }

  function begin(): void {
    working = turn();
  }

  begin();
  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await working;
      await publish();
    },
  };
}
