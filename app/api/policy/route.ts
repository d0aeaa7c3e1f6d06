import { getPolicy } from '@/lib/server/services/policy/read';
import { runRead } from '@/lib/server/services/run-read';

export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx) => getPolicy(ctx));
}
