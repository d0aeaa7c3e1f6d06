import 'server-only';
import type { ModelRow } from '@/lib/testing/protocol-model/model';
import { BrokenPromise, type World } from '@/lib/testing/protocol-model/world';

const MAY_ASK = ['operator', 'approver', 'admin'];
const MAY_APPROVE = ['approver', 'admin'];

/**
 * The promise about every row that leaves, worked out from the people and the policy alone, by none of the rules that the
 * dispatcher goes by: at this moment somebody who may order stands behind it, enough approvals count, and it is in time.
 */
export function checkLeaving({ store, now }: World, row: ModelRow): void {
  const { office, batches, levels } = store;
  const { people, policy } = office;
  const request = office.request(row.batchId);
  const detail = { row: row.id, batch: row.batchId, state: batches.get(row.batchId) };
  const may = (name: string, roles: readonly string[]) => {
    const person = people.get(name);
    return person !== undefined && person.disabled === 0 && roles.includes(person.role) ? person : null;
  };
  if (row.letGoUntilMs <= now()) throw new BrokenPromise('a row left later than its limit', detail);
  if (!may(request.requester, MAY_ASK)) {
    throw new BrokenPromise('a row left although its requester may order no more', detail);
  }
  const breaker = request.glass === null ? null : may(request.glass, MAY_ASK);
  if (breaker?.breakGlass === 1) return;
  const counted = request.votes.filter(({ personKey, atMs }) => {
    const person = may(personKey, MAY_APPROVE);
    return person !== null && person.roleSinceMs <= atMs;
  });
  const isCritical = store.mirror.get(row.key)?.level === 'CRITICAL' && levels.get(row.key) === 'CRITICAL';
  const rules = policy.rules.filter(({ when }) => !when.critical || isCritical);
  const needed = Math.max(request.asked, ...rules.map(({ approvals }) => approvals));
  const approved = new Set(counted.map(({ personKey }) => personKey)).size;
  if (approved < needed) {
    throw new BrokenPromise('a row left without enough approvals', { ...detail, approved, needed });
  }
}
