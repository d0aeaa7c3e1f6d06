'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { Command, defaultFilter } from 'cmdk';
import {
  CalendarClock,
  Clock,
  Keyboard,
  Languages,
  Layers,
  LogOut,
  Moon,
  Search,
  Server,
  Sun,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { NavItem } from '@/components/shell/nav-links';
import { chooseTheme, signOut } from '@/components/shell/user-commands';
import type { IconType } from '@/components/ui/badge';
import { shortenId } from '@/components/ui/copy-id';
import { Kbd } from '@/components/ui/kbd';
import { POPUP } from '@/components/ui/styles';
import { setLocale } from '@/lib/actions/preferences';
import { foundBatches, foundEvents } from '@/lib/api-client/events';
import { cn } from '@/lib/cn';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/locale';
import { MAX_BATCH_SEARCH } from '@/lib/schemas/batch-inputs';
import { routes } from '@/lib/url/routes';

type CommandMenuProps = {
  items: readonly NavItem[];
  signOutPath: string;
  onClose: () => void;
  onShowZone: () => void;
  onShowShortcuts: () => void;
};

// biome-ignore lint/style/noDefaultExport: React.lazy takes a default export
export default function CommandMenu({
  items,
  signOutPath,
  onClose,
  onShowZone,
  onShowShortcuts,
}: CommandMenuProps) {
  const t = useTranslations('shell');
  const locale = useLocale();
  const router = useRouter();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState('');

  function then(run: () => void) {
    return () => {
      onClose();
      run();
    };
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Popup
          aria-label={t('commandMenu')}
          className={cn(
            POPUP,
            'fixed top-[18vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-130 -translate-x-1/2 rounded-lg',
          )}
        >
          <Command label={t('commandMenu')} loop filter={rankOf} value={chosen} onValueChange={setChosen}>
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder={t('commandPlaceholder')}
              className="h-11 w-full border-line border-b bg-transparent px-4 outline-none placeholder:text-faint"
            />
            <Command.List className="max-h-80 overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-6 text-center text-dim">{t('commandEmpty')}</Command.Empty>
              {items.map((item) => (
                <CommandEntry
                  key={item.id}
                  icon={item.icon}
                  hint={<GoKeys letter={item.key} />}
                  onSelect={then(() => router.push(item.href))}
                >
                  {t('goTo', { page: t(`nav.${item.id}`) })}
                </CommandEntry>
              ))}
              <CommandEntry
                icon={CalendarClock}
                onSelect={then(() => router.push(routes.settingsSchedule()))}
              >
                {t('goTo', { page: t('pages.schedule') })}
              </CommandEntry>
              <CommandEntry icon={Sun} onSelect={then(() => chooseTheme('light'))}>
                {t('useTheme', { theme: t('themes.light') })}
              </CommandEntry>
              <CommandEntry icon={Moon} onSelect={then(() => chooseTheme('dark'))}>
                {t('useTheme', { theme: t('themes.dark') })}
              </CommandEntry>
              {LOCALES.filter((other) => other !== locale).map((other) => (
                <CommandEntry key={other} icon={Languages} onSelect={then(() => void setLocale(other))}>
                  {LOCALE_NAMES[other]}
                </CommandEntry>
              ))}
              <CommandEntry icon={Clock} onSelect={then(onShowZone)}>
                {t('timeZone')}
              </CommandEntry>
              <CommandEntry icon={Keyboard} hint={<Kbd>?</Kbd>} onSelect={then(onShowShortcuts)}>
                {t('shortcuts')}
              </CommandEntry>
              <CommandEntry icon={LogOut} onSelect={then(() => void signOut(signOutPath))}>
                {t('signOut')}
              </CommandEntry>
              <CommandFinds
                text={text}
                onFound={setChosen}
                onGo={(path) => then(() => router.push(path))()}
              />
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What the server has found matches whatever was typed, and stands before pages and settings; the searches come last. */
function rankOf(value: string, search: string): number {
  if (value.startsWith(FOUND)) return 1;
  return value.startsWith(SEARCH) ? 0.01 : defaultFilter(value, search) * 0.9;
}

function GoKeys({ letter }: { letter: string }) {
  return (
    <span className="flex gap-0.5">
      <Kbd>g</Kbd>
      <Kbd>{letter}</Kbd>
    </span>
  );
}

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

type CommandEntryProps = {
  icon: IconType;
  hint?: ReactNode;
  /** Identity, where two entries may read the same; default: what it says. */
  value?: string;
  onSelect: () => void;
  children: ReactNode;
};

/** One line of the command menu. */
export function CommandEntry({ icon: Icon, hint, children, ...item }: CommandEntryProps) {
  return (
    <Command.Item
      {...item}
      className="flex h-8.5 cursor-pointer items-center gap-2.5 rounded-md px-2.5 aria-selected:bg-line2"
    >
      <Icon aria-hidden className="size-[15px] shrink-0 stroke-[1.75] text-dim" />
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint}
    </Command.Item>
  );
}
