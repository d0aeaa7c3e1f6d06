'use client';

import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { notify } from '@/components/feedback/toast-store';
import { Button } from '@/components/ui/button';
import { copyText } from '@/components/ui/copy-text';
import { batchSupportBlock } from '@/lib/domain/support-block';
import { readOpenRows } from '@/lib/queries/batches';

/** Puts the rows that need a person into the clipboard, as support asks for them. */
export function CopyRowsButton({ batchId }: { batchId: string }) {
  const t = useTranslations('batches.again');
  const [running, setRunning] = useState(false);

  async function copy() {
    setRunning(true);
    const page = await readOpenRows(batchId).catch(() => null);
    setRunning(false);
    const rows = page?.rows.flatMap(({ attention, resourceId, ...row }) =>
      attention === null ? [] : [{ ...row, phase: attention, instanceId: resourceId }],
    );
    if (page && rows && (await copyText(batchSupportBlock(rows, page.total)))) notify.success(t('copied'));
    else notify.error(t('copyFailed'));
  }

  return (
    <Button size="sm" loading={running} onClick={() => void copy()}>
      <Copy aria-hidden />
      {t('copy')}
    </Button>
  );
}
