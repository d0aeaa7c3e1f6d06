import { connection } from 'next/server';
import { answerHealth } from '@/lib/server/services/health/check-health';

export async function GET(): Promise<Response> {
  await connection();
  return answerHealth();
}
