/** The value below which `share` of the values lie (0.95 = p95), or null without any value. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}

/** "median 8.4 s, p95 9.1 s" of durations in ms; "–" without any. */
export function durations(valuesMs: readonly number[], shares: readonly number[] = [0.5, 0.95]): string {
  const parts = shares.flatMap((share) => {
    const valueMs = percentile(valuesMs, share);
    const name = share === 0.5 ? 'median' : `p${Math.round(share * 100)}`;
    return valueMs === null ? [] : [`${name} ${(valueMs / 1_000).toFixed(1)} s`];
  });
  return parts.length === 0 ? '–' : `${parts.join(', ')} (${valuesMs.length})`;
}
