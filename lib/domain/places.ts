/** What is known of a call that has left. `rest`: its answer has arrived and asks for a pause of all sending. */
export type AnswerState = 'awaited' | 'here' | 'rest';

/** For each place on the wire, so many calls may be open: under way, or with an answer that is not stored yet. */
const OPEN_FOR_EACH_PLACE = 2;

/**
 * Whether one more call may leave beside those that are open. A place is free when the answer has arrived, stored or not;
 * a store that does not keep up stops new calls all the same, and an answer that asks for a rest stops them at once.
 * @param places calls on the wire at the same time
 */
export function hasPlace(open: readonly AnswerState[], places: number): boolean {
  const onTheWire = open.filter((answer) => answer === 'awaited').length;
  return onTheWire < places && open.length < places * OPEN_FOR_EACH_PLACE && !mustRest(open);
}

/** Whether an answer that has arrived, stored or not, asks for a rest. */
export function mustRest(open: readonly AnswerState[]): boolean {
  return open.includes('rest');
}
