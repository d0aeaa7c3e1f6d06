/**
 * The world and the rows of a plan as they travel to the page: each instance, name and profile once, rows and outages by
 * index. What the draft says itself (instance, due time) is not sent again. Pure; both sides use the same two functions.
 */
import {
  type BudgetGroup,
  DOWN_CAUSES,
  type DownStretch,
  type ScheduleWorld,
  type WorldRow,
} from '@/lib/domain/schedule/world';

/** What rows have in common: most rows of a plan share a few of these. */
export type RowProfile = Omit<WorldRow, 'key' | 'instanceId' | 'dueAtMs' | 'dueIsEstimate'>;

/** Instance (index), cause (index of DOWN_CAUSES), number of its batch (0 = none), from and to (epoch ms). */
type PackedDown = [instance: number, cause: number, batchNumber: number, fromMs: number, toMs: number];

export type PackedWorld = Omit<ScheduleWorld, 'groups'> & {
  instances: string[];
  downs: PackedDown[];
  /** `down`: indexes of `downs`. */
  groups: (Omit<BudgetGroup, 'down'> & { down: number[] })[];
};

export type PackedRows = {
  profiles: RowProfile[];
  /** Row's key and the index of its profile. */
  rows: [key: string, profile: number][];
};

/** What the page knows of its rows by itself. */
export type KnownRow = Pick<WorldRow, 'key' | 'instanceId' | 'dueAtMs' | 'dueIsEstimate'>;

export function packWorld(world: ScheduleWorld): PackedWorld {
  const instances = indexer<string>((id) => id);
  const downs: PackedDown[] = [];
  const indexOfDown = new Map<string, number>();

  function pack({ instanceId, cause, batchNumber, fromMs, toMs }: DownStretch): number {
    const packed: PackedDown = [
      instances.of(instanceId),
      DOWN_CAUSES.indexOf(cause),
      batchNumber ?? 0,
      fromMs,
      toMs,
    ];
    const key = packed.join();
    const known = indexOfDown.get(key);
    if (known !== undefined) return known;
    indexOfDown.set(key, downs.length);
    return downs.push(packed) - 1;
  }

  const groups = world.groups.map((group) => ({ ...group, down: group.down.map(pack) }));
  return { ...world, groups, downs, instances: instances.all };
}

export function unpackWorld({ instances, downs, groups, ...world }: PackedWorld): ScheduleWorld {
  const stretches = downs.map(
    ([instance, cause, batchNumber, fromMs, toMs]): DownStretch => ({
      instanceId: instances[instance] ?? '',
      cause: DOWN_CAUSES[cause] ?? 'unknown',
      batchNumber: batchNumber === 0 ? null : batchNumber,
      fromMs,
      toMs,
    }),
  );
  return {
    ...world,
    groups: groups.map((group) => ({
      ...group,
      down: group.down.flatMap((index) => stretches[index] ?? []),
    })),
  };
}

/** @param tagKeys keys of tags that a rule asks for; the others are left out */
export function packRows(rows: readonly WorldRow[], tagKeys: ReadonlySet<string>): PackedRows {
  const profiles = indexer<RowProfile>((profile) => JSON.stringify(profile));
  const packed = rows.map(
    ({ key, instanceId: _, dueAtMs: __, dueIsEstimate: ___, ...row }): [string, number] => [
      key,
      profiles.of({ ...row, tags: row.tags.filter((tag) => tagKeys.has(tag.key)) }),
    ],
  );
  return { profiles: profiles.all, rows: packed };
}

/** The rows that both sides know, by key. A row that came into the plan since is not among them. */
export function unpackRows(packed: PackedRows, known: readonly KnownRow[]): Map<string, WorldRow> {
  const profileOf = new Map(packed.rows);
  const rows = new Map<string, WorldRow>();
  for (const row of known) {
    const profile = packed.profiles[profileOf.get(row.key) ?? -1];
    if (!profile) continue;
    const { key, instanceId, dueAtMs, dueIsEstimate } = row;
    rows.set(key, { ...profile, key, instanceId, dueAtMs, dueIsEstimate });
  }
  return rows;
}

/** Gives each value its place in `all`, the same one for values of the same text. */
function indexer<Value>(textOf: (value: Value) => string) {
  const all: Value[] = [];
  const places = new Map<string, number>();
  return {
    all,
    of(value: Value): number {
      const text = textOf(value);
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, all.length);
      return all.push(value) - 1;
    },
  };
}

const HIDDEN = '*';

/** Stands for an instance in a region that the reader may not see: it counts, and has no name. */
export function hiddenInstance(index: number): string {
  return `${HIDDEN}${index}`;
}

/** Instance ids of ENS never begin so. */
export function isHiddenInstance(instanceId: string): boolean {
  return instanceId.startsWith(HIDDEN);
}

/** The world for a reader who may see only the instances of `seen`: others count in budgets, without id and batch. */
export function hideInstances(world: ScheduleWorld, seen: ReadonlySet<string>): ScheduleWorld {
  const names = indexer<string>((id) => id);
  const hide = (down: DownStretch): DownStretch =>
    seen.has(down.instanceId)
      ? down
      : { ...down, instanceId: hiddenInstance(names.of(down.instanceId)), batchNumber: null };
  return { ...world, groups: world.groups.map((group) => ({ ...group, down: group.down.map(hide) })) };
}
