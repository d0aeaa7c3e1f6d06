import Link from 'next/link';
import { Glyph } from '@/components/ui/glyph';

/**
 * A link to the page of what a cell names, beside an id that is copied by press: 24 px of its own, since two lines of text
 * that both take a press are too near to each other (WCAG 2.2, 2.5.8). @param label what the page tells
 */
export function OpenLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      prefetch={false}
      href={href}
      title={label}
      aria-label={label}
      className="ml-auto flex size-6 shrink-0 items-center justify-center self-center rounded-sm text-dim hover:bg-line2 hover:text-accent"
    >
      <Glyph name="arrowUpRight" />
    </Link>
  );
}
