import { runRead } from '@/lib/server/services/run-read';
import { getSyncStatus } from '@/lib/server/services/sync/sync';

/** GET /api/sync: how old the mirror is. */
export function GET(request: Request): Promise<Response> {
  return runRead(request, getSyncStatus);
}
