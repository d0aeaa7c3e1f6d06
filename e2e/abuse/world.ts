import { randomUUID } from 'node:crypto';
import { callAction, dataOf } from '@/e2e/abuse/actions';
import { join, type Person, signIn } from '@/e2e/abuse/people';
import { send } from '@/e2e/abuse/wire';
import { type Desk, PASSWORD } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

/** Stands in the title of the batch and nowhere else: what shows it has shown data. */
export const MARKER = 'Marker-7Q2x';
const SYNC_LIMIT_MS = 20_000;
const HOUR_MS = 3_600_000;

/** A desk at work: a draft, a request that waits, an invite, and keys of events that nothing holds yet. */
export type World = {
  desk: Desk;
  admin: Person;
  operator: Person;
  draft: { id: string; revision: number; rows: number };
  batch: { id: string; revision: number; planHash: string; rowId: string };
  inviteId: string;
  freeKeys: string[];
};

/** Needs a desk with the role `admin` and a policy that asks for approval. */
export async function makeWorld(desk: Desk): Promise<World> {
  const admin = await signIn(desk.url, 'admin@desk.local');
  const operator = await join(desk.url, admin, 'operator@desk.local', 'operator');
  const [first = '', second = '', ...freeKeys] = await redeployableKeys(desk, operator);
  const draft = await makeDraft(desk, operator, [first]);
  const planned = await makeDraft(desk, operator, [second]);
  const { batchId } = dataOf(
    await callAction(desk.url, {
      action: 'requestApproval',
      cookie: operator.cookie,
      args: [requestOf(planned, randomUUID())],
    }),
  );
  const batch = await readBatch(desk, operator, String(batchId));
  const invite = await callAction(desk.url, {
    action: 'createInvite',
    cookie: admin.cookie,
    args: [{ email: 'guest@desk.local', role: 'viewer', stepUp: { password: PASSWORD } }],
  });
  return { desk, admin, operator, draft, batch, inviteId: String(dataOf(invite).id), freeKeys };
}

/** A draft of the person's own, titled with the marker; `scheduled` is three hours ahead. */
export async function makeDraft(
  desk: Desk,
  person: Person,
  keys: readonly string[],
  when: 'immediate' | 'scheduled' = 'scheduled',
): Promise<World['draft']> {
  const act = async (action: string, input: unknown) =>
    dataOf(await callAction(desk.url, { action, cookie: person.cookie, args: [input] }));
  const { draftId, rowCount } = await act('createDraft', { selection: { kind: 'keys', keys } });
  const id = String(draftId);
  const planTimeMs = when === 'scheduled' ? Date.now() + 3 * HOUR_MS : null;
  const { revision } = await act('saveDraft', {
    draftId: id,
    expectedRevision: 1,
    title: MARKER,
    plan: { when, planTimeMs, spread: null, zone: 'UTC' },
  });
  return { id, revision: Number(revision), rows: Number(rowCount) };
}

/** Input of submitBatch and requestApproval. */
export function requestOf(draft: World['draft'], requestKey: string) {
  return { draftId: draft.id, expectedRevision: draft.revision, rowCount: draft.rows, requestKey };
}

export async function readJson(desk: Desk, person: Person, path: string): Promise<Record<string, unknown>> {
  const { status, text } = await send(desk.url, { path, headers: { cookie: person.cookie } });
  const value: unknown = JSON.parse(text);
  if (status !== 200 || typeof value !== 'object' || value === null) {
    throw new Error(`${path} answered ${status}: ${text.slice(0, 300)}`);
  }
  return { ...value };
}

/** What an approval of the batch names. */
export async function readBatch(desk: Desk, person: Person, id: string): Promise<World['batch']> {
  const { revision, planHash, rows } = await readJson(desk, person, routes.apiBatch(id));
  return { id, revision: Number(revision), planHash: String(planHash), rowId: textsOf(rows, 'id')[0] ?? '' };
}

/** Keys of all events that can be redeployed, once the mirror has been read. */
export async function redeployableKeys(desk: Desk, person: Person): Promise<string[]> {
  const deadline = performance.now() + SYNC_LIMIT_MS;
  for (;;) {
    const { rows, syncedAtMs } = await readJson(
      desk,
      person,
      routes.apiEvents({ redeployable: 1, limit: 500 }),
    );
    if (syncedAtMs !== null) return textsOf(rows, 'key');
    if (performance.now() > deadline) throw new Error('the mirror was never read');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** One text field of each object of a list. */
export function textsOf(rows: unknown, name: string): string[] {
  const list: unknown[] = Array.isArray(rows) ? rows : [];
  return list.map((row) => {
    const value =
      typeof row === 'object' && row !== null ? Object.entries(row).find(([key]) => key === name) : null;
    return String(value?.[1] ?? '');
  });
}

/** What stands for the segments of the build's paths that are written in brackets. */
export function segmentsOf({ batch, draft }: World): Record<string, string> {
  return {
    batchId: batch.id,
    draftId: draft.id,
    seq: '1',
    selectionId: 'none',
    instanceId: 'i-none',
    serviceId: 'svc_none',
  };
}
