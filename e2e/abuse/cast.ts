import { invited, type Person, signedIn } from '@/e2e/abuse/person';
import { type EventPool, eventPool, type Request, request } from '@/e2e/abuse/requests';
import type { Desk, Role } from '@/e2e/helpers/desk';

/** Who plays in the tests of approvals: all but the admin came by an invite. */
export type Cast = {
  desk: Desk;
  admin: Person;
  operator: Person;
  approver: Person;
  /** A second account of the approver's mailbox. */
  twin: Person;
  second: Person;
  invite(email: string, role: Role): Promise<Person>;
  take: EventPool;
  /** A request of one row that must never be sent. */
  doomed(person: Person): Promise<Request>;
  /** Their events: the fake cloud must never hear of them. */
  doomedEvents: string[];
};

/** A desk that has the account admin@desk.local, with its people. @param events how many to redeploy it must have */
export async function castOf(desk: Desk, events: number): Promise<Cast> {
  const admin = await signedIn(desk, 'admin@desk.local');
  const invite = (email: string, role: Role) => invited(desk, admin, email, role);
  const operator = await invite('operator@desk.local', 'operator');
  const approver = await invite('approver@desk.local', 'approver');
  const twin = await invite('Approver+Night@desk.local', 'approver');
  const second = await invite('second@desk.local', 'approver');
  const take = await eventPool(operator, events);
  const doomedEvents: string[] = [];
  const doomed = async (person: Person) => {
    const made = await request(person, take(1));
    doomedEvents.push(...made.eventIds);
    return made;
  };
  return { desk, admin, operator, approver, twin, second, invite, take, doomed, doomedEvents };
}
