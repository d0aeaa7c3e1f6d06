'use client';

import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Layers, Search, Server } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { CommandEntry } from '@/components/shell/command-entry';
import { shortenId } from '@/components/ui/shorten-id';
import { foundBatches, foundEvents } from '@/lib/queries/find';
import { MAX_BATCH_SEARCH } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

/** While somebody types on, nothing is asked for (ms). */
const TYPING_MS = 200;
/** One letter finds everything. */
const LEAST_LETTERS = 2;

/** Begin the values of what the server has found, and of the ways to the whole lists. */
export const FOUND = 'found: ';
export const SEARCH = 'search: ';

const batchValue = ({ id }: { id: string }) => `${FOUND}batch ${id}`;
const eventValue = ({ key }: { key: string }) => `${FOUND}event ${key}`;

type CommandFindsProps = {
  /** What was typed into the menu. */
  text: string;
  onGo: (path: string) => void;
  /** Told the first thing found each time: what Enter then opens. */
  onFound: (value: string) => void;
};

/** What the desk knows under the typed words: events with their instances, and batches. */
export function CommandFinds({ text, onGo, onFound }: CommandFindsProps) {
  const t = useTranslations('shell.find');
  const typed = text.trim().slice(0, MAX_BATCH_SEARCH);
  const q = useSettled(typed.length >= LEAST_LETTERS ? typed : '');
  const events = useQuery(foundEvents(q)).data?.rows ?? [];
  const batches = useQuery(foundBatches(q)).data?.rows ?? [];
  const [batch] = batches;
  const [event] = events;
  const first = q === '' ? null : batch ? batchValue(batch) : event ? eventValue(event) : null;
  const tell = useEffectEvent((value: string) => onFound(value));
  // The answer of the server comes when it comes; the menu itself chooses only while somebody types.
  useEffect(() => {
    if (first !== null) tell(first);
  }, [first]);
  if (typed.length < LEAST_LETTERS) return null;
  return (
    <>
      <Command.Group heading={<Heading>{t('batches')}</Heading>}>
        {q === ''
          ? null
          : batches.map((batch) => (
              <CommandEntry
                key={batch.id}
                value={batchValue(batch)}
                icon={Layers}
                onSelect={() => onGo(routes.batch(batch.id))}
              >
                #{batch.number} {batch.title}
              </CommandEntry>
            ))}
        <CommandEntry
          value={`${SEARCH}batches`}
          icon={Search}
          onSelect={() => onGo(routes.batches({ q: typed }))}
        >
          {t('searchBatches', { text: typed })}
        </CommandEntry>
      </Command.Group>
      <Command.Group heading={<Heading>{t('events')}</Heading>}>
        {q === ''
          ? null
          : events.map((event) => (
              <CommandEntry
                key={event.key}
                value={eventValue(event)}
                icon={Server}
                hint={<span className="text-dim text-xs">{event.eventStatus}</span>}
                onSelect={() => onGo(routes.events({ view: 'all', q: typed, event: event.key }))}
              >
                {event.instanceName || shortenId(event.resourceId)}{' '}
                <span className="font-mono text-2xs text-dim">{shortenId(event.eventId)}</span>
              </CommandEntry>
            ))}
        <CommandEntry
          value={`${SEARCH}events`}
          icon={Search}
          onSelect={() => onGo(routes.events({ view: 'all', q: typed }))}
        >
          {t('searchEvents', { text: typed })}
        </CommandEntry>
      </Command.Group>
    </>
  );
}

function Heading({ children }: { children: ReactNode }) {
  return <span className="block px-2.5 pt-2 pb-1 text-dim text-xs">{children}</span>;
}

/** The value once it has stayed the same for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  // The passing of time is the outside system.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return value === '' ? '' : settled;
}
