/** Called by Next once for each server process, before the first request. The Edge runtime has nothing to start. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startServer } = await import('@/lib/server/jobs/start');
  await startServer();
}
