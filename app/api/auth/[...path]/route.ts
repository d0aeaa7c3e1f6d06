import type { NextRequest } from 'next/server';
import { handleAuth } from '@/lib/server/services/users/handle-auth';

type Context = { params: Promise<{ path: string[] }> };

async function handle(request: NextRequest, { params }: Context): Promise<Response> {
  return handleAuth(request, (await params).path.join('/'));
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
