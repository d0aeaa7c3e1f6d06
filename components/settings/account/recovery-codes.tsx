'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { copyText } from '@/components/ui/copy-text';

/** The recovery codes, the only time that they can be seen. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTranslations('account.factor');
  const [copied, setCopied] = useState<'yes' | 'failed' | null>(null);

  async function copy() {
    const done = await copyText(codes.join('\n'));
    setCopied(done ? 'yes' : 'failed');
  }

  return (
    <div className="flex flex-col gap-3">
      <p>{t('codesText')}</p>
      <ul
        aria-label={t('codes')}
        className="grid select-text grid-cols-1 gap-x-6 gap-y-1 rounded-md bg-line2 px-3 py-2.5 font-mono text-xs sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={copy}>
          {copied === 'yes' ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied === 'yes' ? t('copied') : t('copy')}
        </Button>
        <p role="status" className="text-dim text-sm">
          {copied === 'failed' ? t('copyFailed') : ''}
        </p>
      </div>
    </div>
  );
}
