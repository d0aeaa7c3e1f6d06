'use client';

import { Server, Terminal, UserRound, UserRoundX } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useAuditWords } from '@/components/audit/use-audit-words';
import { commandBy, STRANGER_ID, SYSTEM_ID } from '@/lib/domain/actors';
import { routes } from '@/lib/url/routes';

/** Who did it; leads to everything that this person did. */
export function ActorFace({ id, name }: { id: string; name: string }) {
  const t = useTranslations('audit');
  const shown = useAuditWords().actor(id, name);
  const Icon = iconOf(id);
  return (
    <Link
      href={routes.audit({ actor: id })}
      title={t('byActor', { name: shown })}
      className="inline-flex max-w-full items-baseline gap-1.5 rounded-sm align-middle hover:text-accent hover:underline"
    >
      <Icon aria-hidden className="size-[14px] shrink-0 self-center stroke-[1.75] text-dim" />
      <span className="truncate">{shown}</span>
    </Link>
  );
}

/** Told apart by id, which nobody chooses: a name alone can look like anything. */
function iconOf(id: string) {
  if (id === SYSTEM_ID) return Server;
  if (id === STRANGER_ID) return UserRoundX;
  return commandBy(id) === null ? UserRound : Terminal;
}
