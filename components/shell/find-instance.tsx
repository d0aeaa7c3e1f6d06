'use client';

import { Search } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FocusEvent, useState } from 'react';
import { CONTROL, CONTROL_HEIGHT, POPUP } from '@/components/ui/styles';
import { findInstances } from '@/lib/api-client/outcomes';
import { cn } from '@/lib/cn';
import type { FoundInstance } from '@/lib/schemas/instance-story';
import { routes } from '@/lib/url/routes';

/** As in the schema of the services, which stays out of the browser's bundle. */
const MAX_LENGTH = 200;

type Found = { matches: FoundInstance[]; failed: boolean };

/** An id, a name or an address, then Enter: leads to the instance, or lists those that are meant. */
export function FindInstance({ className }: { className?: string }) {
  const t = useTranslations('outcomes.find');
  const router = useRouter();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);

  async function find() {
    const q = text.trim();
    if (q === '') return;
    const answer = await findInstances(q).catch(() => null);
    if (answer?.only) {
      close();
      router.push(routes.instance(answer.only));
    } else setFound({ matches: answer?.matches ?? [], failed: answer === null });
  }

  function close() {
    setFound(null);
    setText('');
  }

  return (
    // The list goes when the focus leaves box and list alike.
    <search
      className={cn('relative', className)}
      onBlur={(event: FocusEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFound(null);
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <Search
          aria-hidden
          className="pointer-events-none absolute top-2 left-2 size-[15px] stroke-[1.75] text-dim"
        />
        <input
          type="search"
          aria-label={t('label')}
          placeholder={t('placeholder')}
          autoComplete="off"
          maxLength={MAX_LENGTH}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setFound(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
          }}
          className={cn(CONTROL, CONTROL_HEIGHT, 'w-full appearance-none pr-2 pl-7.5')}
        />
      </form>
      {found ? (
        <div className={cn(POPUP, 'absolute top-full left-0 z-30 mt-1 w-72 rounded-md p-1')}>
          {found.matches.length === 0 ? (
            <p role="status" className="px-2 py-1.5 text-dim">
              {t(found.failed ? 'failed' : 'none')}
            </p>
          ) : (
            <ul aria-label={t('matches')} className="max-h-80 overflow-y-auto">
              {found.matches.map((match) => (
                <li key={match.instanceId}>
                  <Link
                    prefetch={false}
                    href={routes.instance(match.instanceId)}
                    onClick={close}
                    className="flex flex-col rounded-sm px-2 py-1 hover:bg-line2"
                  >
                    <span className="truncate">{match.name || match.instanceId}</span>
                    <span className="truncate font-mono text-2xs text-dim">{match.instanceId}</span>
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </div>
      ) : null}
    </search>
  );
}
