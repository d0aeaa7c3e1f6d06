'use client';

import { Server, UserRound } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { routes } from '@/lib/url/routes';

const SYSTEM = 'system';

/** Who did it; leads to everything that this person did. */
export function ActorFace({ id, name }: { id: string; name: string }) {
  const t = useTranslations('audit');
  const shown = id === SYSTEM ? t('system') : name;
  const Icon = id === SYSTEM ? Server : UserRound;
  return (
    <Link
      prefetch={false}
      href={routes.audit({ actor: id })}
      title={t('byActor', { name: shown })}
      className="inline-flex max-w-full items-baseline gap-1.5 rounded-sm align-middle hover:text-accent hover:underline"
    >
      <Icon aria-hidden className="size-[14px] shrink-0 self-center stroke-[1.75] text-dim" />
      <span className="truncate">{shown}</span>
    </Link>
  );
}
