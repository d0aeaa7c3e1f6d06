'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { StepUpField, useStepUp } from '@/components/form/step-up';
import {
  matchOfDraft,
  type ServiceDraft,
  serviceDraftOf,
} from '@/components/settings/services/service-draft';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Input, Textarea } from '@/components/ui/input';
import { saveService } from '@/lib/actions/schedule';
import { isNarrower, MAX_SERVICE_NAME } from '@/lib/domain/schedule/service-match';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { ServiceDetail, ServiceOptions } from '@/lib/schemas/services';

type ServiceDialogProps = {
  /** The service that is changed; null: a new one. */
  service: ServiceDetail | null;
  regions: ServiceOptions['regions'];
  onClose: () => void;
};

/** Adds a manual service, or changes one; what may leave an instance out asks for the password. */
export function ServiceDialog({ service, regions, onClose }: ServiceDialogProps) {
  const t = useTranslations('services.serviceDialog');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const [draft, setDraft] = useState<ServiceDraft>(() => serviceDraftOf(service));
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const match = matchOfDraft(draft);
  const needed = service?.match != null && match !== null && isNarrower(service.match, match);
  const stepUp = useStepUp({ needed, name: 'service', state: { serviceId: service?.id ?? null } });
  const change = (changes: Partial<ServiceDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const takesNone = match !== null && Object.values(match).every((part) => part.length === 0);
  const reason =
    draft.name.trim() === ''
      ? t('noName')
      : match === null
        ? t('badTag')
        : takesNone
          ? t('takesNone')
          : stepUp.reason;

  async function save() {
    if (match === null) return;
    setFailure(null);
    setRunning(true);
    const result = await saveService({
      ...(service ? { serviceId: service.id } : {}),
      expectedVersion: service?.version ?? 0,
      name: draft.name.trim(),
      match,
      ownerNote: draft.ownerNote.trim(),
      ...stepUp.proof,
    }).catch(noAnswer);
    setRunning(false);
    stepUp.setPassword('');
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('saved', { name: draft.name.trim() }));
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={service ? t('editTitle', { name: service.name }) : t('addTitle')}
      description={t('description')}
      closeOnOutside={false}
      titleFirst
      footer={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button variant="primary" reason={reason} loading={running} onClick={save}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('name')} required>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={MAX_SERVICE_NAME}
              value={draft.name}
              onChange={({ currentTarget: { value } }) => change({ name: value })}
            />
          )}
        </Field>
        {(['tags', 'names', 'ids'] as const).map((part) => (
          <Field
            key={part}
            label={t(part)}
            hint={t(`${part}Hint`)}
            error={part === 'tags' && match === null ? t('badTag') : null}
            optional
          >
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                className="font-mono"
                autoCapitalize="none"
                spellCheck={false}
                value={draft[part]}
                onChange={({ currentTarget: { value } }) => change({ [part]: value })}
              />
            )}
          </Field>
        ))}
        <RegionTicks
          regions={regions}
          ticked={draft.regionIds}
          onChange={(regionIds) => change({ regionIds })}
        />
        <Field label={t('note')} hint={t('noteHint')} optional>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={500}
              value={draft.ownerNote}
              onChange={({ currentTarget: { value } }) => change({ ownerNote: value })}
            />
          )}
        </Field>
        {needed ? <StepUpField stepUp={stepUp} hint={t('passwordHint')} /> : null}
        <FormError>{failure}</FormError>
      </div>
    </Dialog>
  );
}

type RegionTicksProps = {
  regions: ServiceOptions['regions'];
  ticked: readonly string[];
  onChange: (regionIds: string[]) => void;
};

function RegionTicks({ regions, ticked, onChange }: RegionTicksProps) {
  const t = useTranslations('services.serviceDialog');
  const regionLabel = useRegionLabel();
  if (regions.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="font-medium text-sm">{t('regions')}</legend>
      <div className="grid max-h-44 grid-cols-2 gap-x-4 gap-y-1.5 overflow-y-auto rounded-md border border-line p-2.5 max-sm:grid-cols-1">
        {regions.map(({ regionId, regionName }) => (
          <label key={regionId} className="flex min-w-0 items-center gap-2">
            <Checkbox
              checked={ticked.includes(regionId)}
              onChange={({ currentTarget: { checked } }) =>
                onChange(checked ? [...ticked, regionId] : ticked.filter((id) => id !== regionId))
              }
            />
            <span className="truncate">{regionLabel(regionId, regionName)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
