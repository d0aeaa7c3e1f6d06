'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';

/** Keys of one line; a space inside is a sequence. The name of a line is `shell.keys.<id>`. */
const GROUPS = [
  {
    id: 'everywhere',
    lines: [
      { id: 'command', keys: ['Ctrl K', '⌘ K'] },
      { id: 'search', keys: ['/'] },
      { id: 'home', keys: ['g h'] },
      { id: 'events', keys: ['g e'] },
      { id: 'batches', keys: ['g b'] },
      { id: 'approvals', keys: ['g a'] },
      { id: 'outcomes', keys: ['g o'] },
      { id: 'calendar', keys: ['g c'] },
      { id: 'audit', keys: ['g u'] },
      { id: 'settings', keys: ['g s'] },
      { id: 'help', keys: ['?'] },
    ],
  },
  {
    id: 'lists',
    lines: [
      { id: 'move', keys: ['j', 'k', '↓', '↑'] },
      { id: 'select', keys: ['x', 'Space'] },
      { id: 'range', keys: ['Shift ↓', 'Shift ↑'] },
      { id: 'selectAll', keys: ['Ctrl A', '⌘ A'] },
      { id: 'open', keys: ['Enter'] },
      { id: 'clear', keys: ['Esc'] },
      { id: 'plan', keys: ['p'] },
      { id: 'submit', keys: ['Ctrl Enter', '⌘ Enter'] },
    ],
  },
  {
    id: 'timeline',
    lines: [
      { id: 'walk', keys: ['←', '→', '↑', '↓'] },
      { id: 'detail', keys: ['Enter'] },
      { id: 'zoom', keys: ['+', '-'] },
      { id: 'today', keys: ['n'] },
      { id: 'table', keys: ['t'] },
    ],
  },
] as const;

// biome-ignore lint/style/noDefaultExport: React.lazy takes a default export
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shell');
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('shortcuts')} size="md">
      {/* The columns are as wide as their lines, which then stand on one line in both languages. */}
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-[auto_auto]">
        {GROUPS.map((group) => (
          <section key={group.id}>
            <h3 className="mb-2 font-medium text-dim text-xs">{t(`keys.${group.id}`)}</h3>
            <dl className="flex flex-col gap-2">
              {group.lines.map((line) => (
                <div key={line.id} className="flex items-center justify-between gap-2">
                  <dt>{t(`keys.${line.id}`)}</dt>
                  <dd className="flex gap-1.5">
                    {line.keys.map((keys) => (
                      <span key={keys} className="flex gap-0.5">
                        {keys.split(' ').map((key) => (
                          <Kbd key={key}>{key}</Kbd>
                        ))}
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
