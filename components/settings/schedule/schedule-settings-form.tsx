'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { FormError } from '@/components/form/field';
import { StepUpField, useKeptState, useStepUp } from '@/components/form/step-up';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import { saveScheduleSettings } from '@/lib/actions/schedule';
import { loosensSettings } from '@/lib/domain/schedule/settings';
import { ScheduleSettingsSchema } from '@/lib/schemas/schedule';
import type { SchedulePage } from '@/lib/schemas/time-rules';

/** Name of the dialog for what is kept over a sign-in anew. */
const SETTINGS_DIALOG = 'schedule-settings';

/** What holds where no window applies, and how rows are delivered by default. Admins change it, everybody reads it. */
export function ScheduleSettingsForm({ page }: { page: SchedulePage }) {
  const t = useTranslations('schedule.settings');
  const tPage = useTranslations('schedule');
  const [settings, setSettings] = useState(page.settings);
  const [asking, setAsking] = useState(false);
  useKeptState(SETTINGS_DIALOG, ScheduleSettingsSchema, (kept) => {
    setSettings(kept);
    setAsking(true);
  });
  const why = page.canManage ? null : tPage('noManage');
  const isSame = JSON.stringify(settings) === JSON.stringify(page.settings);
  return (
    <section aria-labelledby="schedule-settings" className="flex min-w-0 flex-col gap-4">
      <h2 id="schedule-settings" className="font-semibold">
        {t('heading')}
      </h2>
      <RadioGroup
        label={t('withoutWindow')}
        options={(['open', 'closed'] as const).map((value) => ({
          value,
          label: t(`without.${value}`),
          hint: t(`withoutHint.${value}`),
          reason: value === settings.withoutWindow ? null : why,
        }))}
        value={settings.withoutWindow}
        onValueChange={(withoutWindow) => setSettings({ ...settings, withoutWindow })}
      />
      <RadioGroup
        label={t('delivery')}
        options={(['cloud', 'hold'] as const).map((value) => ({
          value,
          label: t(`deliveries.${value}`),
          hint: t(`deliveryHints.${value}`),
          reason: value === settings.delivery ? null : why,
        }))}
        value={settings.delivery}
        onValueChange={(delivery) => setSettings({ ...settings, delivery })}
      />
      <div>
        <Button reason={why ?? (isSame ? t('same') : null)} onClick={() => setAsking(true)}>
          {t('save')}
        </Button>
      </div>
      {asking ? <SaveDialog page={page} settings={settings} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

type SaveDialogProps = { page: SchedulePage; settings: SchedulePage['settings']; onClose: () => void };

function SaveDialog({ page, settings, onClose }: SaveDialogProps) {
  const t = useTranslations('schedule.settings');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const asks = loosensSettings(page.settings, settings);
  const stepUp = useStepUp({ needed: asks, name: SETTINGS_DIALOG, state: settings });

  async function save() {
    setFailure(null);
    const input = { expectedVersion: page.settingsVersion, settings, ...stepUp.proof };
    const result = await saveScheduleSettings(input).catch(noAnswer);
    stepUp.setPassword('');
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('done'));
    router.refresh();
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('confirmTitle')}
      description={t('confirmText')}
      confirmLabel={t('confirm')}
      reason={stepUp.reason}
      onConfirm={save}
    >
      <div className="flex flex-col gap-4">
        <ul className="list-disc pl-5">
          <li>{t(`withoutHint.${settings.withoutWindow}`)}</li>
          <li>{t(`deliveryHints.${settings.delivery}`)}</li>
        </ul>
        {asks ? <StepUpField stepUp={stepUp} hint={t('passwordHint')} /> : null}
        <FormError title={t('failed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
