import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Person } from '@/e2e/abuse/person';
import { routes } from '@/lib/url/routes';

const DAY_MS = 86_400_000;

const facets = z.object({ regions: z.array(z.object({ value: z.string() })) });
const page = z.object({ total: z.number() });
const frozen = z.object({ selectionId: z.string(), count: z.number() });
const draft = z.object({ draftId: z.string(), rowCount: z.number() });
const saved = z.object({ revision: z.number() });
const asked = z.object({ batchId: z.string() });

/**
 * A request for at most `rows` rows, nearly as many, that waits for approval and so stays as it is; gives its id. Needs
 * a policy that asks for approval.
 */
export async function requestBigBatch(
  operator: Person,
  rows: number,
): Promise<{ batchId: string; rows: number }> {
  const act = async (name: string, input: unknown) => {
    const { said, data } = await operator.act(name, input);
    if (said !== 'ok') throw new Error(`${name}: ${said}`);
    return data;
  };
  const region: string[] = [];
  let sum = 0;
  for (const { value } of facets.parse((await operator.read(routes.apiEventFacets())).body).regions) {
    const { body } = await operator.read(routes.apiEvents({ region: value, redeployable: 1, limit: 1 }));
    const { total } = page.parse(body);
    if (sum + total > rows) break;
    region.push(value);
    sum += total;
  }
  const { selectionId } = frozen.parse(await act('freezeSelection', { region, redeployable: true }));
  const selection = { kind: 'frozen', selectionId, except: [] };
  const { draftId, rowCount } = draft.parse(await act('createDraft', { selection, zone: 'UTC' }));
  const plan = { when: 'scheduled', planTimeMs: Date.now() + 20 * DAY_MS, spread: null, zone: 'UTC' };
  const { revision } = saved.parse(
    await act('saveDraft', { draftId, expectedRevision: 1, title: 'Very many', plan }),
  );
  const requestKey = randomUUID();
  const { batchId } = asked.parse(
    await act('requestApproval', { draftId, expectedRevision: revision, rowCount, requestKey }),
  );
  return { batchId, rows: rowCount };
}
