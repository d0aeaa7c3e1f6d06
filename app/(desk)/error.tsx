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
  return <ErrorView digest={error.digest} onRetry={retry} />;
}
