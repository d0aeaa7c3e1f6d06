import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { isPhase, type Phase } from '@/lib/domain/outcomes';
import { parseInstant } from '@/lib/url/audit-params';
import { parseAsId, parseAsWords } from '@/lib/url/parsers';

/** As in the schema of the services, which stays out of the browser's bundle. */
export const MAX_OUTCOME_SEARCH = 500;
export const GROUPINGS = ['none', 'batch', 'region'] as const;
export const TIMELINE_HOURS = [6, 24, 72] as const;

/** `late,stuck`: words that are no phase filter nothing. */
const parseAsPhases = createParser<Phase[]>({
  parse: (value) => {
    const phases = [...new Set(value.split(',').filter(isPhase))];
    return phases.length === 0 ? null : phases;
  },
  serialize: (phases) => phases.join(','),
  eq: (a, b) => a.join() === b.join(),
});

const parseAsInstant = createParser<string>({
  parse: (value) => (parseInstant(value) === null ? null : value),
  serialize: (value) => value,
});

/** What the Outcomes page keeps in its URL. Without a phase it shows what needs a person. */
export const outcomesParsers = {
  phase: parseAsPhases,
  region: parseAsWords,
  batch: parseAsId,
  group: parseAsStringLiteral(GROUPINGS).withDefault('none'),
  /** Instants in UTC. */
  from: parseAsInstant,
  to: parseAsInstant,
  q: parseAsString.withDefault(''),
  /** `all`: every row, whatever its phase. */
  attention: parseAsStringLiteral(['all']),
};
export type OutcomesParams = inferParserType<typeof outcomesParsers>;
export const loadOutcomesParams = createLoader(outcomesParsers);

/** Phases of rows that are under way: what the page shows while nothing needs a person. */
const MOVING: readonly Phase[] = ['settling', 'running', 'due'];

/** What the address asks of the list: `look_here` as long as it says nothing else. */
export function outcomesFilterOf(params: OutcomesParams, view: 'asked' | 'moving' = 'asked') {
  const isOpen = params.phase === null && params.attention === null;
  return {
    phase: view === 'moving' && isOpen ? MOVING : (params.phase ?? []),
    region: params.region,
    batch: params.batch,
    from: params.from,
    to: params.to,
    q: params.q.trim().slice(0, MAX_OUTCOME_SEARCH),
    group: params.group,
    attention: isOpen && view === 'asked' ? ('open' as const) : ('all' as const),
  };
}
export type OutcomesFilter = ReturnType<typeof outcomesFilterOf>;

/** Whether the address names a filter beside the view. */
export function isNarrowed({ phase, region, batch, from, to, q }: OutcomesParams): boolean {
  return phase !== null || region.length > 0 || batch !== null || from !== null || to !== null || q !== '';
}

/** The query of the list's route. */
export function outcomesSearch<Filter extends Pick<OutcomesFilter, 'phase'>>(filter: Filter) {
  return { ...filter, phase: filter.phase.join(',') };
}

/** The same as input of the service. */
export function toOutcomesInput({ from, to, phase, ...filter }: OutcomesFilter) {
  return {
    ...filter,
    phase: [...phase],
    fromMs: from === null ? null : parseInstant(from),
    toMs: to === null ? null : parseInstant(to),
  };
}
