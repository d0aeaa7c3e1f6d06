/** A mailbox (personKey) under which an account is or was known. */
export type KnownMailbox = { userId: string; key: string };

/** Gives every personKey of one person the same name. */
export type PersonNames = (key: string) => string;

/**
 * Who is one person although mailboxes change: accounts that ever had a mailbox in common, and whoever is joined to them
 * in turn. Without a change every key is its own name. The name is the first of the person's keys by code units, so it
 * does not depend on the order of `known`.
 */
export function personNames(known: readonly KnownMailbox[]): PersonNames {
  const parents = new Map<string, string>();
  const rootOf: PersonNames = (key) => {
    let root = key;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  const firstOf = new Map<string, string>();
  for (const { userId, key } of known) {
    const root = rootOf(key);
    const other = rootOf(firstOf.get(userId) ?? key);
    firstOf.set(userId, key);
    if (root < other) parents.set(other, root);
    else if (other < root) parents.set(root, other);
  }
  return rootOf;
}
