import { getJson, ReadError } from '@/lib/queries/get-json';
import type { DeskProblem } from '@/lib/schemas/action-result';
import { routes } from '@/lib/url/routes';

/** Why no file can be downloaded now, or null when one can. Throws when no answer of ours came. */
export async function whyNoDownload(): Promise<DeskProblem | null> {
  try {
    await getJson(routes.apiExports());
    return null;
  } catch (error) {
    if (error instanceof ReadError && error.problem) return error.problem;
    throw error;
  }
}
