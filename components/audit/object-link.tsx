'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useAuditWords } from '@/components/audit/use-audit-words';
import { shortenMiddle } from '@/components/ui/shorten-middle';
import { routes } from '@/lib/url/routes';

const SHOWN_LENGTH = 24;

/** What it was done to; leads to the thing itself, or where it has no page, to all that was done to it. */
export function ObjectLink({ type, id }: { type: string; id: string }) {
  const t = useTranslations('audit');
  const words = useAuditWords();
  return (
    <span className="inline-flex min-w-0 max-w-full items-baseline gap-1.5">
      <span className="shrink-0">{words.type(type)}</span>
      <Link
        href={hrefOf(type, id)}
        title={t('goObject', { type: words.type(type), id })}
        className="min-w-0 truncate rounded-sm font-mono text-2xs text-dim hover:text-accent hover:underline"
      >
        {shortenMiddle(id, SHOWN_LENGTH)}
      </Link>
    </span>
  );
}

function hrefOf(type: string, id: string): string {
  switch (type) {
    case 'batch':
      return routes.batch(id);
    case 'event':
      return routes.events({ view: 'all', event: id });
    case 'policy':
      return routes.settingsPolicy();
    default:
      return routes.audit({ type, id });
  }
}
