'use client';

import { Server, Terminal, UserRound, UserRoundX } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useAuditWords } from '@/components/audit/use-audit-words';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { commandBy, STRANGER_ID, SYSTEM_ID } from '@/lib/domain/actors';
import { nameAndEmail } from '@/lib/domain/name-and-email';
import { routes } from '@/lib/url/routes';

type ActorFaceProps = { id: string; name: string; email: string | null };

/** Who did it; leads to everything that this person did. The e-mail stands in the hint and for screen readers. */
export function ActorFace({ id, name, email }: ActorFaceProps) {
  const t = useTranslations('audit');
  const shown = useAuditWords().actor(id, name);
  const Icon = iconOf(id);
  return (
    <Link
      prefetch={false}
      href={routes.audit({ actor: id })}
      title={t('byActor', { name: nameAndEmail(shown, email) })}
      className="inline-flex max-w-full items-baseline gap-1.5 rounded-sm align-middle hover:text-accent hover:underline"
    >
      <Icon aria-hidden className="size-[14px] shrink-0 self-center stroke-[1.75] text-dim" />
      <span className="truncate">{shown}</span>
      {email === null || shown === email ? null : <VisuallyHidden>({email})</VisuallyHidden>}
    </Link>
  );
}

/** Told apart by id, which nobody chooses: a name alone can look like anything. */
function iconOf(id: string) {
  if (id === SYSTEM_ID) return Server;
  if (id === STRANGER_ID) return UserRoundX;
  return commandBy(id) === null ? UserRound : Terminal;
}
