import type { Query } from './params';

export type ArmedFault = {
  action: string | null;
  kind: FaultKind;
  /** Requests that it will still strike. */
  timesLeft: number;
  resourceId: string | null;
  retryAfterMs: number;
  delayMs: number;
};

/** What the armed row faults ask of the rows of one redeploy reply. */
export type RowFaults = {
  /** This row is refused with code 409 and not acted on. */
  refuses(resourceId: string): boolean;
  /** This row is answered with code 500, which says nothing, and not acted on. */
  fails(resourceId: string): boolean;
  /** This row is acted on, but missing from the reply. */
  omits(resourceId: string, index: number): boolean;
};

/** The faults that strike one request. */
export type Strike = { transport: ArmedFault | null; rows: RowFaults; name: string | null };

export type FaultBox = {
  /** Replaces everything that was armed. */
  arm(faults: readonly ArmedFault[]): void;
  armed(): readonly ArmedFault[];
  /** Whether this is to become of the event or instance of this resource; never used up. */
  troubles(resourceId: string, trouble: Trouble): boolean;
  /** Picks and uses up what strikes this request. */
  strike(action: string, query: Query): Strike;
};

/** Row faults speak of the rows of this reply only, so other requests never use them up. */
const ROWS_ACTION = 'BatchEventRedeployInstance';

export function createFaultBox(): FaultBox {
  let armed: ArmedFault[] = [];

  /** The first match decides. If it is a row fault, row faults for other resources join it. */
  function choose(action: string, query: Query): ArmedFault[] {
    const matching = armed.filter((fault) => matches(fault, action, query));
    const first = matching[0];
    if (first === undefined || !isRowFault(first)) {
      return first === undefined ? [] : [first];
    }
    const seen = new Set<string>();
    return matching.filter(isRowFault).filter(({ kind, resourceId }) => {
      const key = `${kind} ${resourceId ?? ''}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
  }

  return {
    arm: (faults) => {
      armed = faults.map((fault) => ({ ...fault }));
    },
    armed: () => armed,
    troubles: (resourceId, trouble) =>
      armed.some(
        (fault) =>
          fault.kind === trouble && (fault.resourceId === null || fault.resourceId === resourceId.trim()),
      ),
    strike: (action, query) => {
      const chosen = choose(action, query);
      for (const fault of chosen) {
        fault.timesLeft--;
      }
      armed = armed.filter(({ timesLeft }) => timesLeft > 0);
      const transport = chosen.find((fault) => !isRowFault(fault)) ?? null;
      const name = chosen.length === 0 ? null : [...new Set(chosen.map(({ kind }) => kind))].join('+');
      return { transport, rows: rowFaultsOf(chosen.filter(isRowFault)), name };
    },
  };
}

function isRowFault({ kind }: ArmedFault): boolean {
  return FAULT_KINDS[kind] === 'rows';
}

function matches(fault: ArmedFault, action: string, query: Query): boolean {
  if (FAULT_KINDS[fault.kind] === 'life') {
    return false;
  }
  if (isRowFault(fault) && action !== ROWS_ACTION) {
    return false;
  }
  if (fault.action !== null && fault.action !== action) {
    return false;
  }
  const { resourceId } = fault;
  return resourceId === null || [...query.values()].some((value) => mentions(value, resourceId));
}

/** Whether the value holds the id as a whole, not as a part of a longer one. */
function mentions(value: string, id: string): boolean {
  for (let at = value.indexOf(id); at >= 0; at = value.indexOf(id, at + 1)) {
    const around = `${value[at - 1] ?? ''} ${value[at + id.length] ?? ''}`;
    if (!/[A-Za-z0-9-]/.test(around)) {
      return true;
    }
  }
  return false;
}

function rowFaultsOf(faults: readonly ArmedFault[]): RowFaults {
  const strikes = (kind: FaultKind, resourceId: string) =>
    faults.some((fault) => fault.kind === kind && fault.resourceId === resourceId.trim());
  const strikesAny = (kind: FaultKind) => faults.some((fault) => fault.kind === kind && !fault.resourceId);
  return {
    refuses: (resourceId) => strikesAny('row-error') || strikes('row-error', resourceId),
    fails: (resourceId) => strikesAny('row-fault') || strikes('row-fault', resourceId),
    omits: (resourceId, index) =>
      strikes('missing-rows', resourceId) || (strikesAny('missing-rows') && index % 2 === 1),
  };
}

/**
 * When the fault strikes: before anything is acted on, after it was, or inside the reply's rows. `life`: no request, but
 * what becomes of an event that was ordered, for as long as the fault is armed.
 */
export const FAULT_KINDS = {
  throttle: 'before',
  'client-error': 'before',
  'no-permission': 'before',
  'server-error': 'before',
  'reset-before': 'before',
  'drop-before': 'before',
  'late-effect': 'after',
  'truncated-json': 'after',
  slow: 'after',
  'reset-after': 'after',
  'drop-reply': 'after',
  'server-error-after': 'after',
  'missing-rows': 'rows',
  'row-error': 'rows',
  'row-fault': 'rows',
  'stay-scheduled': 'life',
  'stay-executing': 'life',
  vanish: 'life',
  'end-failed': 'life',
  'instance-stopped': 'life',
} as const;

type FaultKind = keyof typeof FAULT_KINDS;
/** What may become of an ordered event that is not as it should be. */
export type Trouble = { [K in FaultKind]: (typeof FAULT_KINDS)[K] extends 'life' ? K : never }[FaultKind];

const ALIASES: Readonly<Record<string, FaultKind>> = {
  throttled: 'throttle',
  throttling: 'throttle',
  'throttling-user': 'throttle',
  '4xx': 'client-error',
  '400': 'client-error',
  'bad-request': 'client-error',
  'invalid-parameter': 'client-error',
  nopermission: 'no-permission',
  forbidden: 'no-permission',
  '5xx': 'server-error',
  '502': 'server-error',
  'html-502': 'server-error',
  '5xx-after': 'server-error-after',
  '502-after': 'server-error-after',
  truncated: 'truncated-json',
  'truncated-reply': 'truncated-json',
  'missing-row': 'missing-rows',
  'row-refused': 'row-error',
  'slow-reply': 'slow',
  reset: 'reset-before',
  'reset-before-acting': 'reset-before',
  'connection-reset': 'reset-before',
  'connection-reset-before-acting': 'reset-before',
  'reset-after-acting': 'reset-after',
  'connection-reset-after-acting': 'reset-after',
  'dropped-reply': 'drop-reply',
  'drop-after': 'drop-reply',
  'reply-dropped': 'drop-reply',
  'reply-dropped-after-acting': 'drop-reply',
  'drop-before-acting': 'drop-before',
  'late-act': 'late-effect',
};

export function isFaultKind(text: string): text is FaultKind {
  return Object.hasOwn(FAULT_KINDS, text);
}

/** `Reset_After`, `reset after` and `reset-after` are one kind; common other names are known. Null = unknown. */
export function normaliseKind(text: string): FaultKind | null {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, '-');
  if (isFaultKind(name)) {
    return name;
  }
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? null) : null;
}
