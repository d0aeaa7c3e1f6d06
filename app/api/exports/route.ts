import { checkExportPlace } from '@/lib/server/services/file-response';
import { runRead } from '@/lib/server/services/run-read';

/** GET /api/exports: asked before a download, whose own refusal would be a page. */
export function GET(request: Request): Promise<Response> {
  return runRead(request, checkExportPlace, { dear: 'never' });
}
