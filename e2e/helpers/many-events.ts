import type { Desk } from '@/e2e/helpers/desk';
import { askStore, changeStore } from '@/e2e/helpers/store-file';

/** Puts the account's events into the mirror `copies` times more, under other ids; no reading of the cloud must follow. */
export function copyEvents(desk: Desk, copies: number): void {
  const columns = askStore<{ name: string }>(desk, `pragma table_info('events')`).map(({ name }) => name);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const eventId = `"eventId" || '-' || "n"`;
  // A plan is sealed only where the key is what the two ids make (eventKey() in lib/domain/events.ts).
  const own: Record<string, string> = { eventId, key: `${eventId} || '/' || "resourceId"` };
  const values = columns.map((name) => own[name] ?? `"${name}"`);
  changeStore(
    desk,
    `with recursive "copies"("n") as (select 1 union all select "n" + 1 from "copies" where "n" < ${copies})
     insert into "events" (${names}) select ${values.join(', ')} from "events", "copies"`,
  );
}
