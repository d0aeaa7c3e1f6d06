'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useViewerZone } from '@/components/time/use-clock';
import { ZoneSelect } from '@/components/time/zone-select';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { setZone } from '@/lib/actions/preferences';
import { ownZone } from '@/lib/time/zones';

// biome-ignore lint/style/noDefaultExport: React.lazy takes a default export
export default function ZoneDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shell');
  const zone = useViewerZone();
  const [saving, startSaving] = useTransition();
  const own = ownZone();

  function choose(next: string) {
    startSaving(() => setZone(next));
  }

  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title={t('timeZone')}
      description={t('timeZoneHint')}
      footer={
        <>
          {own === zone ? null : (
            <Button variant="ghost" onClick={() => choose(own)}>
              {t('useBrowserZone', { zone: own })}
            </Button>
          )}
          <Button variant="primary" loading={saving} onClick={onClose}>
            {t('done')}
          </Button>
        </>
      }
    >
      <ZoneSelect zone={zone} onZoneChange={choose} labelHidden />
    </Dialog>
  );
}
