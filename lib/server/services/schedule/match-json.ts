import 'server-only';
import { z } from 'zod';
import type { ServiceMatch } from '@/lib/domain/schedule/service-match';
import type { AutoServices } from '@/lib/domain/schedule/settings';

/** How the column `matchJson` of services is written and read. */

const list = z.array(z.string());
const StoredMatch = z.object({
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  names: list,
  regionIds: list,
  instanceIds: list,
});

/** Of a manual service: any of its parts. Throws on what was not written by us: an empty one would let all go. */
export function matchOf({ matchJson }: { matchJson: string }): ServiceMatch {
  return StoredMatch.parse(JSON.parse(matchJson));
}

/** Of an automatic service: what it was made from, and the value. */
export function autoMatch(auto: AutoServices | null, value: string): string {
  return JSON.stringify({ auto, value });
}
