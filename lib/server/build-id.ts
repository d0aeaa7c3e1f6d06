import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';

let known: string | null = null;

/** Names the build that this process runs: servers of one build say the same. Without a build, `development`. */
export function buildId(): string {
  known ??= read();
  return known;
}

function read(): string {
  try {
    const folder = path.resolve(/* turbopackIgnore: true */ process.env.NEXT_DIST_DIR || '.next');
    return readFileSync(path.join(folder, 'BUILD_ID'), 'utf8').trim();
  } catch {
    return 'development';
  }
}
