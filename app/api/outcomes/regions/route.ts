import { listOutcomeRegions } from '@/lib/server/services/outcomes/list';
import { runRead } from '@/lib/server/services/run-read';

export function GET(request: Request): Promise<Response> {
  return runRead(request, listOutcomeRegions, { dear: () => true });
}
