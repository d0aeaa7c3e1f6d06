import 'server-only';
import { sendUntilMs } from '@/lib/domain/release';
import { expireBatch, skipQueued } from '@/lib/testing/protocol-model/model';
import type { Process, World } from '@/lib/testing/protocol-model/world';

const TURN_MS = 5_000;
/** They stay as they are, so that what waits comes to an end when the changes are over. */
const STEADY = ['dora', 'emil'];
const APPROVERS = ['ada', 'amir'];

/** Fills the office: who asks, who approves, who may break the glass, and what the policy asks for. Times are epoch ms. */
export function openOffice({ random, store, now }: World): void {
  const { office } = store;
  const person = (role: string, breakGlass: 0 | 1 = 0) => ({
    role,
    disabled: 0 as const,
    roleSinceMs: 0,
    breakGlass,
  });
  for (const name of [...APPROVERS, ...STEADY]) office.people.set(name, person('approver'));
  office.people.set('gert', person('operator', 1));
  const asked = random.pick(0, 1, 2);
  office.policy = {
    rules: [
      { when: {}, approvals: asked },
      { when: { critical: true }, approvals: random.pick(0, 2, 2) },
    ],
    expiryHours: random.pick(3 / 60, 20 / 60, 2),
  };
  const nowMs = now();
  const untilMs = sendUntilMs(office.policy, nowMs);
  for (const batchId of store.batches.keys()) {
    const requester = `olga-${batchId}`;
    office.people.set(requester, person('operator'));
    const isBroken = asked > 0 && random.chance(0.2);
    office.requests.set(batchId, {
      requester,
      asked,
      votes: isBroken ? [] : APPROVERS.slice(0, asked).map((personKey) => ({ personKey, atMs: nowMs })),
      glass: isBroken ? 'gert' : null,
      critical: 0,
      expiresAtMs: untilMs,
    });
    store.batches.set(batchId, asked > 0 ? 'approved' : 'sending');
    for (const row of store.rowsOf(batchId))
      Object.assign(row, { sendUntilMs: untilMs, letGoUntilMs: untilMs });
  }
}

/** The job that ends what has run out, on each server. */
export function* expirer(world: World): Process {
  const { store } = world;
  for (;;) {
    for (const batchId of store.batches.keys()) expireBatch(store, batchId, world.now());
    yield { at: 'expire: turn done', waitMs: TURN_MS };
  }
}

/** People come and go, the policy changes, events become graver, and others decide about what waits. */
export function* office(world: World, mayChange: () => boolean): Process {
  const { random } = world;
  for (;;) {
    yield { at: 'office: looks', waitMs: random.between(2_000, 30_000) };
    if (mayChange() && random.chance(0.25)) change(world);
    decideWaiting(world, mayChange());
  }
}

function change(world: World): void {
  const { random, store, now } = world;
  const { office } = store;
  const [first = '', ...others] = [...office.people.keys()].filter((name) => !STEADY.includes(name));
  const name = random.pick(first, ...others);
  const person = office.people.get(name);
  if (!person) return;
  const nowMs = now();
  switch (
    random.pick('disable', 'enable', 'lose', 'give', 'glass', 'policy', 'graver', 'graver', 'pause', 'pause')
  ) {
    case 'disable':
      person.disabled = 1;
      // The service ends what they asked for at once; a change behind its back is found by the claim or the job.
      if (random.chance(0.5)) endOf(world, name);
      break;
    case 'enable':
      Object.assign(person, { disabled: 0, roleSinceMs: nowMs });
      break;
    case 'lose':
      Object.assign(person, { role: 'viewer', roleSinceMs: nowMs });
      if (random.chance(0.5)) endOf(world, name);
      break;
    case 'give':
      Object.assign(person, { role: APPROVERS.includes(name) ? 'approver' : 'operator', roleSinceMs: nowMs });
      break;
    case 'glass':
      person.breakGlass = 0;
      break;
    case 'policy':
      office.policy = {
        rules: [
          { when: {}, approvals: random.pick(0, 1, 2) },
          { when: { critical: true }, approvals: random.pick(0, 1, 2) },
        ],
        expiryHours: random.pick(3 / 60, 20 / 60, 2),
      };
      break;
    case 'pause':
      // The key has lost its permission: nothing leaves for minutes.
      store.budget.pausedUntilMs = nowMs + random.between(60_000, 400_000);
      break;
    case 'graver': {
      const [row, ...rows] = store.rows;
      if (row) store.levels.set(random.pick(row, ...rows).key, 'CRITICAL');
    }
  }
}

function endOf({ store, now }: World, name: string): void {
  for (const [batchId, { requester }] of store.office.requests) {
    if (requester === name) expireBatch(store, batchId, now());
  }
}

function decideWaiting(world: World, isChaos: boolean): void {
  const { random, store, now } = world;
  for (const [batchId, state] of store.batches) {
    if (state !== 'awaiting_approval') continue;
    expireBatch(store, batchId, now());
    if (store.batches.get(batchId) !== 'awaiting_approval') continue;
    if (isChaos && random.chance(0.05)) {
      store.batches.set(batchId, random.pick('rejected', 'withdrawn'));
      skipQueued(store, batchId, 'rejected');
      continue;
    }
    for (const name of isChaos ? [...APPROVERS, ...STEADY] : STEADY) {
      if (isChaos && random.chance(0.6)) continue;
      approve(world, batchId, name);
    }
  }
}

function approve({ store, now }: World, batchId: number, personKey: string): void {
  const { office } = store;
  const { votes } = office.request(batchId);
  const person = office.people.get(personKey);
  const hasVoted = votes.some((vote) => vote.personKey === personKey);
  if (person?.disabled !== 0 || person.role !== 'approver' || hasVoted) return;
  votes.push({ personKey, atMs: now() });
  if (office.approved(batchId) >= office.needed(batchId)) store.batches.set(batchId, 'approved');
}
