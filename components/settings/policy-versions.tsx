'use client';

import { useTranslations } from 'next-intl';
import { RuleSentences } from '@/components/settings/rule-sentences';
import { useInstantWords } from '@/components/time/use-instant-words';
import type { PolicyVersion } from '@/lib/schemas/approvals';

type PolicyVersionsProps = { versions: readonly PolicyVersion[]; current: number };

/** Every policy that ever held, newest first. */
export function PolicyVersions({ versions, current }: PolicyVersionsProps) {
  const t = useTranslations('policy');
  const write = useInstantWords();
  return (
    <section aria-labelledby="versions-heading" className="flex flex-col gap-2">
      <h2 id="versions-heading" className="font-semibold">
        {t('versions.heading')}
      </h2>
      {versions.length === 0 ? <p className="text-dim text-sm">{t('inForceFirst')}</p> : null}
      <ul className="flex flex-col">
        {versions.map(({ version, policy, savedAtMs, savedByName }) => (
          <li key={version} className="border-line2 border-b py-1.5">
            <details open={version === current}>
              {/* The time as words: a button inside what opens the entry could not be reached by everybody. */}
              <summary className="flex flex-wrap gap-x-3">
                <span className="font-medium">{t('version', { version })}</span>
                <span className="text-dim">
                  {write(savedAtMs)} · {savedByName}
                  {version === current ? ` · ${t('versions.current')}` : null}
                </span>
              </summary>
              <div className="pt-1.5 pb-1 pl-3 text-sm">
                <RuleSentences policy={policy} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
