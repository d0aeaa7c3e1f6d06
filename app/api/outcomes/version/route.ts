import { getOutcomesVersion } from '@/lib/server/services/outcomes/list';
import { runRead } from '@/lib/server/services/run-read';

/** GET /api/outcomes/version: what an open page polls. */
export function GET(request: Request): Promise<Response> {
  return runRead(request, getOutcomesVersion, { dear: 'never' });
}
