import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The ids of the actions of this build, as Next lists them beside it; null when that list cannot be read. Then Next itself
 * says which it does not know, with a stack in the log for each.
 */
export function readKnownActions(folder: string): ReadonlySet<string> | null {
  try {
    const file = path.join(folder, 'server', 'server-reference-manifest.json');
    const { node } = JSON.parse(readFileSync(file, 'utf8'));
    return new Set(Object.keys(node));
  } catch {
    return null;
  }
}

/** The folder of this build, as next.config.js has it. */
export function buildFolder(): string {
  return path.join(process.cwd(), process.env.NEXT_DIST_DIR || '.next');
}
