/** What differs between two JSON values, as a flat list for people to read. */

export type Change = {
  /** `plan.when`, `rows[0].eventId`; '' when the values themselves are no objects. */
  path: string;
  kind: 'added' | 'removed' | 'changed';
  /** Null where there is none. */
  before: string | null;
  after: string | null;
};

/** Members that differ, in the order of `after`, then what only `before` had. Null means "nothing there" on either side. */
export function diffJson(before: unknown, after: unknown): Change[] {
  const old = new Map(leaves(before));
  const now = new Map(leaves(after));
  const changes = [...new Set([...now.keys(), ...old.keys()])].map((path) =>
    changeOf(path, old.get(path) ?? null, now.get(path) ?? null),
  );
  return changes.flatMap((change) => change ?? []);
}

function changeOf(path: string, before: string | null, after: string | null): Change | null {
  if (before === after) return null;
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return { path, kind, before, after };
}

/** Path and text of every value that holds no further ones. A list of plain values is one text. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (value === null || value === undefined) return path === '' ? [] : [[path, 'null']];
  if (typeof value !== 'object') return [[path, typeof value === 'string' ? value : String(value)]];
  if (Array.isArray(value)) {
    const isPlain = value.every((item) => typeof item !== 'object' || item === null);
    return isPlain
      ? [[path, value.length === 0 ? '[]' : value.join(', ')]]
      : value.flatMap((item, index) => leaves(item, `${path}[${index}]`));
  }
  const members = Object.entries(value);
  if (members.length === 0) return path === '' ? [] : [[path, '{}']];
  return members.flatMap(([key, member]) => leaves(member, path === '' ? key : `${path}.${key}`));
}
