import { applyPatch } from '@/components/batch/plan/draft-patch';
import type { DraftStore } from '@/components/batch/plan/draft-saver';
import type { ErrorCode } from '@/lib/domain/errors';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { Draft, DraftRow, SaveDraftInput } from '@/lib/schemas/drafts';

/** Tuesday 24 November 2026, 12:00 UTC (epoch ms). */
export const NOW_MS = Date.UTC(2026, 10, 24, 12);

/** A row that can be redeployed and has no due time, with some of it replaced. */
export function rowOf(id: string, changes: Partial<DraftRow> = {}): DraftRow {
  return {
    id,
    key: `e-${id}/i-${id}`,
    eventId: `e-${id}`,
    resourceId: `i-${id}`,
    eventType: 'Instance:SystemFailure.Redeploy',
    eventLevel: 'CRITICAL',
    eventStatus: 'Inquiring',
    instanceName: id,
    regionId: 'cn-chengdu-telecom',
    regionName: 'Chengdu',
    dueAtMs: null,
    dueIsEstimate: false,
    localDisk: false,
    override: null,
    exception: null,
    notRedeployable: null,
    heldBy: null,
    prior: null,
    ...changes,
  };
}

export function draftOf(changes: Partial<Draft> = {}): Draft {
  return {
    id: 'd-1',
    revision: 1,
    title: '',
    note: '',
    plan: { when: 'scheduled', planTimeMs: null, spread: null, zone: 'UTC' },
    savedAtMs: NOW_MS,
    rows: [rowOf('a'), rowOf('b')],
    rowsElsewhere: 0,
    scheduleVersion: '0.0.0',
    ...changes,
  };
}

type Saved = { revision: number; savedAtMs: number };

/** A store in memory that keeps revisions as the server does; `fail` answers the next saves. */
export class MemoryStore implements DraftStore {
  readonly inputs: SaveDraftInput[] = [];
  fail: ('no answer' | 'answer lost' | ErrorCode)[] = [];
  constructor(public draft: Draft) {}

  read = async (): Promise<Draft> => this.draft;

  save = async (input: SaveDraftInput): Promise<ActionResult<Saved>> => {
    this.inputs.push(input);
    const failure = this.fail.shift();
    if (failure === 'no answer') throw new Error('connection lost');
    if (failure && failure !== 'answer lost') return refused(failure);
    const { draftId: _, expectedRevision, ...patch } = input;
    if (expectedRevision !== this.draft.revision) return refused('stale');
    this.draft = { ...applyPatch(this.draft, patch), revision: expectedRevision + 1, savedAtMs: NOW_MS };
    if (failure === 'answer lost') throw new Error('connection lost');
    return { ok: true, data: { revision: this.draft.revision, savedAtMs: NOW_MS } };
  };
}

function refused(code: ErrorCode): ActionResult<Saved> {
  return { ok: false, problem: { code, reason: null, details: {}, correlationId: 'c' } };
}
