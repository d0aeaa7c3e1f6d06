import { runRead } from '@/lib/server/services/run-read';
import { readServicesPage } from '@/lib/server/services/schedule/read-services';

/** GET /api/services: all services with members, regions, budget, and who is down now. */
export function GET(request: Request): Promise<Response> {
  return runRead(request, readServicesPage, { dear: () => true });
}
