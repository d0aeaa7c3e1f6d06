'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { Instant } from '@/components/time/instant';
import { Button } from '@/components/ui/button';
import { copyText } from '@/components/ui/copy-text';
import { Input } from '@/components/ui/input';

/** The link of an invite, to copy. */
export function InviteLink({ url, expiresAtMs }: { url: string; expiresAtMs: number }) {
  const t = useTranslations('settings.inviteDialog');
  const [copied, setCopied] = useState<'yes' | 'failed' | null>(null);

  async function copy() {
    const done = await copyText(url);
    setCopied(done ? 'yes' : 'failed');
  }

  return (
    <div className="flex flex-col gap-3">
      <Field label={t('link')} error={copied === 'failed' ? t('copyFailed') : undefined}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              readOnly
              value={url}
              onFocus={(event) => event.currentTarget.select()}
              className="min-w-0 flex-1 font-mono text-2xs"
            />
            <Button onClick={copy}>
              {copied === 'yes' ? <Check aria-hidden /> : <Copy aria-hidden />}
              {copied === 'yes' ? t('copied') : t('copy')}
            </Button>
          </div>
        )}
      </Field>
      <p className="text-dim text-sm">
        {t('until')} <Instant ms={expiresAtMs} withZone />
      </p>
    </div>
  );
}
