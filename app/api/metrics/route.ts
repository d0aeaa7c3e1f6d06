import type { NextRequest } from 'next/server';
import { answerMetrics } from '@/lib/server/services/health/check-health';

export async function GET(request: NextRequest): Promise<Response> {
  return answerMetrics(request);
}
