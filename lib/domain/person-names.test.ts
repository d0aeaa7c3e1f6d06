import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KnownMailbox, personNames } from '@/lib/domain/person-name';

const known = (text: string): KnownMailbox[] =>
  text.split(' ').map((pair) => {
    const [userId = '', key = ''] = pair.split(':');
    return { userId, key };
  });

test('nothing known: every key is its own name', () => {
  const nameOf = personNames([]);
  expect(['b@x', 'a@x', 'account-id'].map(nameOf)).toEqual(['b@x', 'a@x', 'account-id']);
});

test('all mailboxes that an account ever had are one person, and nobody else', () => {
  const nameOf = personNames(known('ada:b@x ada:a@x ada:c@x olga:o@x'));
  expect(['a@x', 'b@x', 'c@x', 'o@x', 'z@x'].map(nameOf)).toEqual(['a@x', 'a@x', 'a@x', 'o@x', 'z@x']);
});

test('two accounts that had a mailbox in common, and who is joined to either, are one person', () => {
  const nameOf = personNames(known('one:d@x one:c@x two:c@x two:b@x three:a@x three:b@x'));
  expect(['d@x', 'c@x', 'b@x', 'a@x'].map(nameOf)).toEqual(['a@x', 'a@x', 'a@x', 'a@x']);
});

test('whatever is known, in whatever order: two keys have one name exactly when a chain of accounts joins them', () => {
  const mailbox = fc.record({
    userId: fc.constantFrom('u', 'v', 'w', 'x', 'y'),
    key: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
  });
  fc.assert(
    fc.property(fc.array(mailbox, { maxLength: 12 }), fc.nat(), (list, turn) => {
      const nameOf = personNames(list);
      const turned = [...list.slice(turn % (list.length + 1)), ...list.slice(0, turn % (list.length + 1))];
      for (const from of ['1', '2', '3', '4', '5', '6', '7']) {
        const joined = reach(from, list);
        expect(nameOf(from)).toBe([...joined].sort()[0]);
        expect(personNames(turned)(from)).toBe(nameOf(from));
      }
    }),
  );
});

/** All keys that are joined to `from`, the slow way. */
function reach(from: string, list: readonly KnownMailbox[]): Set<string> {
  const found = new Set([from]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { userId, key } of list) {
      if (!found.has(key)) continue;
      for (const other of list) if (other.userId === userId) found.add(other.key);
    }
  }
  return found;
}
