'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type MouseEvent, type ReactNode, useState } from 'react';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { buttonVariants } from '@/components/ui/link-button';
import type { DeskProblem } from '@/lib/schemas/action-result';

type DownloadLinkProps = {
  href: string;
  /** The address at the moment of the press, when that decides about it. */
  pressed?: () => string;
  label: string;
  /** Why it cannot be downloaded now; null = it can. A browser would show the refusal of a file as a page, or not at all. */
  whyNot: () => Promise<DeskProblem | null>;
  children: ReactNode;
};

/** A file to download. When the server has no place for it now, a toast says so and the page stays. */
export function DownloadLink({ href, pressed, label, whyNot, children }: DownloadLinkProps) {
  const t = useTranslations('common');
  const problemText = useProblemText();
  const [asking, setAsking] = useState(false);

  async function press(event: MouseEvent<HTMLAnchorElement>) {
    // Into a new tab, or kept as a link: the browser's own business.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (asking) return;
    setAsking(true);
    const problem = await whyNot().catch(() => undefined);
    setAsking(false);
    if (problem === null) download(pressed?.() ?? href);
    else notify.error(t('downloadFailed'), { description: problemText(problem ?? null, t('noAnswer')) });
  }

  return (
    <a
      href={href}
      download
      aria-label={label}
      aria-busy={asking}
      className={buttonVariants({ variant: 'ghost' })}
      onClick={(event) => void press(event)}
    >
      <Download aria-hidden />
      {children}
    </a>
  );
}

/** As the browser does it by itself: it shows how far it is, and can be cancelled. */
function download(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = '';
  link.click();
}
