import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventKey } from '@/lib/domain/events';
import { getBatch } from '@/lib/server/services/batches/read';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { requestApproval } from '@/lib/server/services/batches/submit';
import { setBreakGlass } from '@/lib/server/services/users/roles';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { fillMirror, TEST_NOW_MS, testEvent } from '@/lib/testing/event-mirror';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { addTestPerson, forcePolicy, type TestPerson } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const EVENTS = Array.from({ length: 60 }, (_, index) => testEvent(index + 600));
const KEYS = EVENTS.map(eventKey);

describe.each(testStoreKinds())('two accounts of one mailbox are one person, on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
    await fillMirror(store, EVENTS);
    await forcePolicy(store, 'default');
  });
  afterEach(() => store.dispose());

  const addPerson = (id: string, person: TestPerson) =>
    addTestPerson({ store, now: () => TEST_NOW_MS }, id, person);
  const request = async (ctx: PersonContext, from: number, to: number) => {
    const draft = await planBatch(ctx, KEYS.slice(from, to), { when: 'immediate' });
    await requestApproval(ctx, draft);
    return getBatch(ctx, { batchId: draft.draftId });
  };

  test('rows split between them count together, those of others do not (42, 47)', async () => {
    const olga = await addPerson('olga', { role: 'operator' });
    const again = await addPerson('olga-2', { role: 'operator', email: 'Olga+night@desk.local' });
    const other = await addPerson('olgaf', { role: 'operator' });
    expect(await request(olga, 0, 40)).toMatchObject({ needed: 1, facts: { day: { rows: 40 } } });
    expect(await request(other, 40, 45)).toMatchObject({ needed: 1, facts: { day: { rows: 5 } } });
    expect(await request(again, 45, 56)).toMatchObject({ needed: 2, facts: { day: { rows: 51 } } });
  });

  test('also when both ask at the same moment', async () => {
    const olga = await addPerson('olga', { role: 'operator' });
    const again = await addPerson('olga-2', { role: 'operator', email: 'olga+2@desk.local' });
    const asked = await Promise.all([request(olga, 0, 30), request(again, 30, 60)]);
    expect(asked.map(({ needed }) => needed).sort()).toEqual([1, 2]);
  });

  test('an admin does not give the right to send without approval to an own second account', async () => {
    const ada = await addPerson('ada', { role: 'admin', hasPassword: true });
    const stepUp = { password: TEST_PASSWORD };
    await addPerson('ada-2', { role: 'operator', email: 'ada+2@desk.local' });
    await addPerson('amir', { role: 'approver' });
    const give = (email: string) => setBreakGlass(ada, { email, allowed: true, stepUp });
    await expect(give('ada+2@desk.local')).rejects.toMatchObject({ reason: 'own_break_glass' });
    const holders = () => store.db.selectFrom('user').select('id').where('breakGlass', '=', 1).execute();
    expect(await holders()).toEqual([]);
    await give('amir@desk.local');
    expect(await holders()).toEqual([{ id: 'amir' }]);
  });
});
