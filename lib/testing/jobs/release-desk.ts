import 'server-only';
import { beforeEach } from 'vitest';
import type { Role } from '@/lib/domain/permissions';
import type { StoreKind } from '@/lib/server/db/store-kind';
import { dispatchOnce } from '@/lib/server/jobs/dispatch/step';
import { approve } from '@/lib/server/services/batches/approve';
import { getBatch } from '@/lib/server/services/batches/read';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { type DispatchBench, planBatch, redeployableKeys } from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { addTestPerson, forcePolicy, requestAndLook } from '@/lib/testing/people';

const SEND = 'BatchEventRedeployInstance';
/** Rows of one call on this desk. */
const CALL_ROWS = 2;

/** Olga plans, Amir and Ada approve, Bea may too but has decided nothing, Gert holds the emergency right. */
export type ReleaseDesk = {
  bench: DispatchBench;
  control: SimulatorControl;
  people: Record<'olga' | 'otto' | 'amir' | 'ada' | 'bea' | 'gert', PersonContext>;
};

const ROLES: Record<keyof ReleaseDesk['people'], Role> = {
  olga: 'operator',
  otto: 'operator',
  amir: 'approver',
  ada: 'admin',
  bea: 'approver',
  gert: 'operator',
};

/** For tests: a bench with people for each test of the `describe`, the policy `default` and calls of two rows. */
export function releaseDeskForEachTest(kind: StoreKind, use: (desk: ReleaseDesk) => void) {
  let bench: DispatchBench;
  let control: SimulatorControl;
  let people: ReleaseDesk['people'];
  dispatchBenchForEachTest(kind, (desk) => {
    ({ bench, control } = desk);
  });
  beforeEach(async () => {
    bench.config.batchRows = CALL_ROWS;
    await forcePolicy(bench.store, 'default');
    const add = (id: keyof ReleaseDesk['people']) =>
      addTestPerson(bench, id, { role: ROLES[id], breakGlass: id === 'gert' ? 1 : 0 });
    people = {
      olga: await add('olga'),
      otto: await add('otto'),
      amir: await add('amir'),
      ada: await add('ada'),
      bea: await add('bea'),
      gert: await add('gert'),
    };
    use({ bench, control, people });
  });

  const request = async (count: number, plan: Parameters<typeof planBatch>[2] = { when: 'immediate' }) =>
    requestAndLook(people.olga, await planBatch(people.olga, await redeployableKeys(bench, count), plan));
  return {
    request,
    /** Asked for by Olga, approved by Amir, and the first call of it has left; the plan. */
    begun: async (count = 5, plan?: Parameters<typeof planBatch>[2]) => {
      const seen = await request(count, plan);
      await approve(people.amir, seen);
      await dispatchOnce(bench, 'bench');
      return seen;
    },
    /** The cloud takes the permission away: what is sent next comes back, and the account rests. */
    noPermission: async () => {
      await control.armFaults([{ action: SEND, kind: 'no-permission', times: 1 }]);
      await dispatchOnce(bench, 'bench');
    },
    batchOf: (batchId: string) => getBatch(people.bea, { batchId }),
    /** How often the cloud acted, over all events. */
    sent: async () => Object.values(await control.effects()).reduce((sum, times) => sum + times, 0),
    audits: async (action: string) => {
      const entries = bench.store.db.selectFrom('auditEntries').selectAll().where('action', '=', action);
      const found = await entries.orderBy('seq').execute();
      return found.map(({ actorId, objectId, afterJson }) => ({
        actorId,
        objectId,
        after: JSON.parse(afterJson ?? '{}'),
      }));
    },
    /** Behind the desk's back. */
    setUser: (id: string, change: { disabled?: 0 | 1; role?: Role; breakGlass?: 0 | 1 }) =>
      bench.store.db.updateTable('user').set(change).where('id', '=', id).execute(),
  };
}
