import { FAULT_KINDS, type FaultKind, type Trouble } from './fault-kinds';
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
