const HEAD = 8;
const TAIL = 7;

/** "i-55qi8m…d8a001x": the first 8 and the last 7 characters, the same on every page, so that ids are compared by eye. */
export function shortenId(id: string): string {
  return id.length <= HEAD + 1 + TAIL ? id : `${id.slice(0, HEAD)}…${id.slice(-TAIL)}`;
}
