'use client';

import './globals.css';

/** The root layout itself broke, so there are no messages to read from: both languages stand here. */
export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  /** Reads the page from the server again; `reset` would only show the same failure anew. */
  retry: () => void;
}) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <main
          role="alert"
          className="mx-auto flex max-w-96 flex-col items-center gap-2 px-5 py-16 text-center"
        >
          <h1 className="font-semibold text-lg">Redeploy Desk could not be shown</h1>
          <p className="text-dim">Nothing was sent or changed by this. Try again.</p>
          <p lang="zh-CN" className="text-dim">
            页面无法显示。此错误没有发送或更改任何内容，请重试。
          </p>
          {error.digest ? <p className="font-mono text-2xs text-dim">{error.digest}</p> : null}
          <button
            type="button"
            onClick={retry}
            className="mt-3 h-7.5 rounded-md bg-accent px-3 font-medium text-on-accent"
          >
            Try again · 重试
          </button>
        </main>
      </body>
    </html>
  );
}
