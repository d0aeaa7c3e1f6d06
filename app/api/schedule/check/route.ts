import { runRead } from '@/lib/server/services/run-read';
import { checkSlotByUrl } from '@/lib/server/services/schedule/check-slot';

/** GET /api/schedule/check?instanceId=&atMs=: whether a redeploy may start then, rule by rule. */
export function GET(request: Request): Promise<Response> {
  return runRead(request, checkSlotByUrl, { dear: () => true });
}
