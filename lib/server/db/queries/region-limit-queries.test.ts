import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Every query that gives people rows of events, of batches or of instances, or counts them, takes the regions of its
 * reader. A new one stands in neither list, and fails here until it takes a limit or says why it needs none.
 */

const FOLDER = import.meta.dirname;
/** What says that a query keeps to the regions: the limit itself, or a filter or a viewer that holds it. */
const TAKES_LIMIT =
  /: RegionLimit\b|: EventConditions|: OutcomeConditions|: BatchConditions|: CalendarConditions|: RowsFilter|: AuditConditions|: Viewer\b|: PageRequest|: Page\b/;
const READS =
  /(?:selectFrom|[jJ]oin|deleteFrom|updateTable)\(\s*'(?:events|batchRows|instances|eventHistory|calls|rowDecisions)\b/;

/** Files whose readers are the server's own jobs, which act for nobody, or the monitoring, which has a token of its own. */
const FOR_JOBS: Readonly<Record<string, string>> = {
  'batch-rows-follow.ts': 'following (makeInstanceDue takes a limit)',
  'batch-rows-release.ts': 'whether rows may leave',
  'batch-rows-send.ts': 'sending',
  'batch-rows-wait.ts': 'sending',
  'budget-members.ts': 'sending: who must be read before rows under a budget leave',
  'batch-rows-settle.ts': 'settling (readUndecidedRows takes a limit)',
  'events-mirror.ts': 'the sync',
  'figures.ts': 'metrics',
  'inventory.ts': 'the inventory',
  'notices.ts': 'notices to channels, which have a filter of regions of their own',
  'outcomes-runs.ts': 'how long runs take, over all',
  'outcomes-told.ts': 'notices to channels',
  'region-limit.ts': 'the limit itself',
  'schedule-down.ts': 'the same: who is down',
  'schedule-world.ts':
    'judging times: budgets count whoever is down; what people are shown is limited by whoever shows it',
  'services.ts': 'memberships, made anew over all',
};

/** Single queries whose rows were found under a limit before, or that nobody is shown. */
const NEED_NONE: Readonly<Record<string, string>> = {
  // Of a batch that its reader may see or that acts as a whole: ids and orders for the hash, never shown.
  readOrderedRows: 'the hash of a plan',
  readOrderedRowsAfter: 'the hash of a plan',
  readTimedRows: 'an act on the whole batch; people are told numbers and names of rules',
  unqueueRows: 'an act on the whole batch (ON_THE_WHOLE)',
  hasLostTarget: 'yes or no',
  readAfter: 'an act on the whole batch',
  queueChunk: 'an act on the whole batch',
  findHolder: 'only beside a refusal: who has an event of the own draft',
  readFreeKeys: 'keys that were read under a limit',
  setOverrides: 'rows of an own draft',
  deleteRows: 'rows of an own draft',
  readPlacesOf: 'places of an own draft, or of the batch that it retries',
  countRows: 'a number of an own draft',
  readCallsById: 'ids that were read under a limit',
  prolongCall: 'sending',
  endCall: 'sending',
  listAbandonedCalls: 'sending',
  abandonCall: 'sending',
  readDecisionsOf: 'rows that were read under a limit',
  readEventExtras: 'an event that was read under a limit',
  readEventHistory: 'an event that was read under a limit',
  readHistoryOfEvents: 'events that were read under a limit',
  isFree: 'a condition of queries that take a limit',
  isPlaced: 'a condition of queries that take a limit',
  selectRows: 'the beginning of readEventsByKeys, which takes a limit',
  readNeighbours: 'in regions that were read under a limit',
  findInstances: 'the sync',
  findInstance: 'callers hold it against the limit, or have an event of it',
  readRotationOf: 'an instance that was read under a limit',
  findNamedCalls: 'names of entries that were read under a limit',
  hasSent: 'yes or no',
  readInstancesInLimit: 'takes the regions that a reader may see',
  countPlannedByHour: 'numbers, in regions of an own draft',
  readKeysOf: 'rows of an own draft',
  readFactsOf: 'numbers of what a person asked for themselves',
};

type Query = { name: string; file: string; text: string };

function queriesOf(file: string): Query[] {
  const text = readFileSync(path.join(FOLDER, file), 'utf8');
  // A function goes to the first line that is a closing brace alone.
  return [...text.matchAll(/^(?:export )?(?:async )?function (\w+)[\s\S]*?^\}$/gm)].map((found) => ({
    name: found[1] ?? '',
    file,
    text: found[0],
  }));
}

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const queries = files.flatMap(queriesOf).filter(({ text }) => READS.test(text));

describe('the regions of the reader', () => {
  test('finds the queries', () => {
    expect(queries.length).toBeGreaterThan(60);
    expect(queries.filter(({ text }) => TAKES_LIMIT.test(text)).length).toBeGreaterThan(30);
  });

  test('every query over rows of events, batches and instances takes them', () => {
    const forgotten = queries.filter(
      ({ name, file, text }) =>
        !TAKES_LIMIT.test(text) && FOR_JOBS[file] === undefined && NEED_NONE[name] === undefined,
    );
    expect(forgotten.map(({ name, file }) => `${file}: ${name}`)).toEqual([]);
  });

  test('nothing is excused that is not there, or takes a limit anyway', () => {
    expect(Object.keys(FOR_JOBS).filter((file) => !files.includes(file))).toEqual([]);
    const names = new Set(queries.filter(({ text }) => !TAKES_LIMIT.test(text)).map(({ name }) => name));
    expect(Object.keys(NEED_NONE).filter((name) => !names.has(name))).toEqual([]);
  });

  test('whoever takes conditions asks them', () => {
    const idle = queries.filter(
      ({ text }) =>
        /: (?:Event|Outcome|Calendar)Conditions\b/.test(text) &&
        !/\b(?:isWanted|matchesEvents|matchingRows|plannedRows|selectJudged|selectOpenRows|inLimit)\(/.test(
          text,
        ),
    );
    expect(idle.map(({ name, file }) => `${file}: ${name}`)).toEqual([]);
  });

  test('what the cloud wrote about a row is read as its reader may see it', () => {
    // `selectAll` takes the message along; what judges rows for the server's jobs shows nothing.
    const ofRows = files.flatMap(queriesOf).filter(({ file }) => FOR_JOBS[file] === undefined);
    const takesAll = (text: string) =>
      /\.selectAll\((?:'row')?\)/.test(text) && /selectFrom\('batchRows|selectRows\(db, filter\)/.test(text);
    const plain = ofRows.filter(
      ({ text }) =>
        /'(?:row|batchRows|prior)\.message/.test(text) || (takesAll(text) && !text.includes('shownMessage(')),
    );
    expect(plain.map(({ name, file }) => `${file}: ${name}`)).toEqual([]);
    expect(ofRows.filter(({ text }) => text.includes('shownMessage(')).length).toBeGreaterThanOrEqual(5);
  });

  test('whoever takes a limit uses it', () => {
    const idle = queries.filter(
      ({ text }) =>
        /\blimit: RegionLimit\b/.test(text) && (text.match(/\blimit\b|\blimit,/g)?.length ?? 0) < 2,
    );
    expect(idle.map(({ name, file }) => `${file}: ${name}`)).toEqual([]);
  });
});
