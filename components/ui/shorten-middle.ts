/** "i-55qi8m…d8a001": keeps both ends, a little more of the start, so that ids stay tellable apart. */
export function shortenMiddle(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const kept = Math.max(maxLength - 1, 2);
  const head = Math.ceil(kept / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (kept - head))}`;
}
