/** Never right for any field: an operator of a query language, and a list of one empty object. */
const WRONG_VALUES: readonly unknown[] = [{ $ne: null }, [{}]];
/** What a request might smuggle in to decide about itself. */
const PLANTED = {
  role: 'admin',
  approvedBy: 'mallory',
  status: 'approved',
  state: 'approved',
  accountId: 'other',
  createdBy: 'mallory',
};
/** Takes no input at all: whatever comes is not looked at. */
const WITHOUT_INPUT = new Set(['syncNow', 'endOtherSessions']);
/** Leaves out what it does not know, instead of refusing it. */
const LENIENT = new Set([
  'freezeSelection',
  'createInvite',
  'revokeInvite',
  'setUserRole',
  'endUserSessions',
  'disableUser',
  'enableUser',
]);

/** Bodies with wrong arguments for an action, by name. @param args right ones */
export function wrongArguments(action: string, args: readonly unknown[]): [string, string][] {
  if (WITHOUT_INPUT.has(action)) return [];
  const [input] = args;
  const right = typeof input === 'object' && input !== null ? input : {};
  const whole: [string, string][] = [
    ['none', '[]'],
    ['null first, the right one second', JSON.stringify([null, right])],
    ['a text', '["x"]'],
    ['a number', '[5]'],
    ['true', '[true]'],
    ['a list around it', JSON.stringify([[right]])],
    ['a date', '["$D2026-01-01T00:00:00.000Z"]'],
  ];
  const fields = Object.keys(right).flatMap((name) =>
    WRONG_VALUES.map((value): [string, string] => [
      `${name} as ${JSON.stringify(value)}`,
      JSON.stringify([{ ...right, [name]: value }]),
    ]),
  );
  if (LENIENT.has(action)) return [...whole, ...fields];
  const [first, ...rest] = Object.entries(right);
  const inherited = JSON.stringify(first ? Object.fromEntries([first]) : {});
  return [
    ...whole,
    ...fields,
    ['nothing in it', '[{}]'],
    ['fields that decide about rights', JSON.stringify([{ ...right, ...PLANTED }])],
    [
      'constructor and prototype',
      JSON.stringify([{ ...right, constructor: { prototype: { role: 'admin' } } }]),
    ],
    ['only __proto__', `[{"__proto__":${JSON.stringify(right)}}]`],
    [
      'its first field in __proto__',
      JSON.stringify([Object.fromEntries(rest)]).replace(
        '{',
        `{"__proto__":${inherited}${rest.length > 0 ? ',' : ''}`,
      ),
    ],
  ];
}
