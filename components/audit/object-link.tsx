'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useAuditWords } from '@/components/audit/use-audit-words';
import { shortenId } from '@/components/ui/shorten-id';
import { cn } from '@/lib/cn';
import type { AuditRow } from '@/lib/schemas/audit';
import { routes } from '@/lib/url/routes';

type ObjectLinkProps = Pick<AuditRow, 'objectType' | 'objectId' | 'objectName'>;

/**
 * What it was done to, by the name that people know, else by its id; the whole id on hover. Leads to the thing itself, or
 * where it has no page (any more), to all that was done to it.
 */
export function ObjectLink({ objectType: type, objectId: id, objectName: name }: ObjectLinkProps) {
  const t = useTranslations('audit');
  const words = useAuditWords();
  const shown = useObjectText({ objectType: type, objectId: id, objectName: name });
  return (
    <span className="inline-flex min-w-0 max-w-full items-baseline gap-1.5">
      <span className="shrink-0 text-dim">{words.type(type)}</span>
      <Link
        prefetch={false}
        href={name?.gone ? routes.audit({ type, id }) : hrefOf(type, id)}
        title={t('goObject', { type: words.type(type), id: shown === null ? id : `${shown} · ${id}` })}
        className={cn(
          'min-w-0 truncate rounded-sm hover:text-accent hover:underline',
          shown === null && 'font-mono text-2xs text-dim',
        )}
      >
        {shown ?? shortenId(id)}
      </Link>
      {name?.gone ? <span className="shrink-0 text-dim text-sm">{t('gone')}</span> : null}
    </span>
  );
}

/** The name of an object in words; null for one that has nothing but its id. */
export function useObjectText(object: ObjectLinkProps): string | null {
  const t = useTranslations('audit');
  const { objectType, objectId, objectName } = object;
  if (objectType === 'policy') return t('version', { version: objectId });
  if (objectName === null || objectName.text === '') return null;
  return objectType === 'call' ? t('ofBatch', { name: objectName.text }) : objectName.text;
}

function hrefOf(type: string, id: string): string {
  switch (type) {
    case 'batch':
      return routes.batch(id);
    case 'event':
      return routes.events({ view: 'all', event: id });
    case 'instance':
      return routes.instance(id);
    case 'policy':
      return routes.settingsPolicy();
    default:
      return routes.audit({ type, id });
  }
}
