import { deskStatus } from '@/lib/server/services/health/desk-status';
import { runRead } from '@/lib/server/services/run-read';

/** GET /api/desk: what every page tells about the desk itself. */
export function GET(request: Request): Promise<Response> {
  return runRead(request, deskStatus, { dear: 'never' });
}
