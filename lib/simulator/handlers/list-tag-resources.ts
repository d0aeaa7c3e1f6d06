import type { WireTagResource, WireTagResources } from '@/lib/server/ens/wire';
import { type Query, readList } from '@/lib/simulator/params';
import { invalidParameter, missingParameter } from '@/lib/simulator/reply';
import type { SimulatedInstance } from '@/lib/simulator/world';
import type { HandlerInput } from './handler';

/** [DOC] `ResourceId.N`, N from 1 to 50. */
const MAX_IDS = 50;
/** [assumed] ENS does not say how many tags one reply holds. */
const ROWS_OF_A_REPLY = 100;

/** The tags of instances, as one flat list. Ids that the cloud does not know have none ([assumed]). */
export function listTagResources({ query, state }: HandlerInput): WireTagResources {
  const type = query.get('ResourceType') ?? '';
  if (type === '') {
    throw missingParameter('ResourceType');
  }
  if (type !== 'instance') {
    throw invalidParameter('ResourceType', 'only "instance" has tags');
  }
  if ([...query.keys()].some((name) => /^Tag(\.|$)/.test(name))) {
    throw invalidParameter('Tag', 'the simulator does not know this filter');
  }
  const ids = [...new Set(readList(query, 'ResourceId'))];
  if (ids.length === 0) {
    throw missingParameter('ResourceId');
  }
  if (ids.length > MAX_IDS) {
    throw invalidParameter('ResourceId', `${ids.length} ids, at most ${MAX_IDS}`);
  }
  const rows = ids.flatMap((id) => {
    const instance = state.findInstance(id);
    return instance === undefined || instance.status === null ? [] : tagsOf(instance);
  });
  const from = readToken(query, rows.length);
  const to = from + ROWS_OF_A_REPLY;
  return {
    TagResources: rows.slice(from, to),
    ...(to < rows.length && { NextToken: tokenOf(to) }),
  };
}

function tagsOf(instance: SimulatedInstance): unknown[] {
  const rows: WireTagResource[] = Object.entries(instance.tags).map(([key, value]) => ({
    ResourceId: instance.instanceId,
    ResourceType: 'instance',
    TagKey: key,
    TagValue: value,
  }));
  return instance.shapeTags === undefined ? rows : instance.shapeTags(rows);
}

/** Opaque to the caller, as the vendor's are. */
function tokenOf(offset: number): string {
  return Buffer.from(`tags:${offset}`).toString('hex');
}

function readToken(query: Query, rows: number): number {
  const text = query.get('NextToken') ?? '';
  if (text === '') {
    return 0;
  }
  const offset = Number(/^tags:(\d{1,9})$/.exec(Buffer.from(text, 'hex').toString())?.[1] ?? Number.NaN);
  if (!(offset > 0 && offset < rows)) {
    throw invalidParameter('NextToken', 'no token of this list');
  }
  return offset;
}
