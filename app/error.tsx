'use client';

import { ErrorView } from '@/components/shell/error-view';

export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  /** Reads the page from the server again; `reset` would only show the same failure anew. */
  retry: () => void;
}) {
  // Without the navigation around it: not even that could be read.
  return (
    <main className="grid min-h-dvh place-items-center bg-panel">
      <ErrorView digest={error.digest} onRetry={retry} />
    </main>
  );
}
