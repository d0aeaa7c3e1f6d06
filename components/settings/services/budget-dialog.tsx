'use client';

import { Snowflake } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { StepUpField, useStepUp } from '@/components/form/step-up';
import { BudgetSumPreview } from '@/components/settings/services/budget-sum-preview';
import { useAboutWords } from '@/components/settings/services/words';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Combobox } from '@/components/ui/combobox';
import { Dialog } from '@/components/ui/dialog';
import { Input, Select } from '@/components/ui/input';
import { Segmented } from '@/components/ui/radio-group';
import { saveBudget } from '@/lib/actions/schedule';
import { loosensBudget, MAX_BUDGET_COUNT, MAX_BUDGET_NAME } from '@/lib/domain/schedule/budget-change';
import { BUDGET_SCOPE_KINDS, type BudgetScope } from '@/lib/domain/schedule/world';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { BudgetRow, ServiceOptions, ServicesPage } from '@/lib/schemas/services';

type Draft = {
  name: string;
  about: BudgetScope['kind'];
  serviceId: string | null;
  regionId: string | null;
  kind: 'count' | 'percent';
  limit: string;
  acceptFreeze: boolean;
};

function draftOf(budget: BudgetRow | null): Draft {
  const scope = budget?.scope ?? { kind: 'each_service' as const };
  return {
    name: budget?.name ?? '',
    about: scope.kind,
    serviceId: scope.kind === 'service' ? scope.serviceId : null,
    regionId: scope.kind === 'region' ? scope.regionId : null,
    kind: budget?.kind ?? 'count',
    limit: budget ? String(budget.value) : '1',
    acceptFreeze: false,
  };
}

/** What the draft is about; null while the service or region is not chosen. */
function scopeOf({ about, serviceId, regionId }: Draft): BudgetScope | null {
  if (about === 'service') return serviceId === null ? null : { kind: about, serviceId };
  if (about === 'region') return regionId === null ? null : { kind: about, regionId };
  return { kind: about };
}

/** The limit as a number; null when none is written. */
function limitOf({ limit }: Draft): number | null {
  return /^\d{1,6}$/.test(limit.trim()) ? Number(limit.trim()) : null;
}

type BudgetDialogProps = {
  /** The budget that is changed; null: a new one. */
  budget: BudgetRow | null;
  page: ServicesPage;
  options: ServiceOptions;
  onClose: () => void;
};

/** Adds a budget, or changes one, with its sum as it is typed; what lets more go asks for the password. */
export function BudgetDialog({ budget, page, options, onClose }: BudgetDialogProps) {
  const t = useTranslations('services.budgetDialog');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const [draft, setDraft] = useState<Draft>(() => draftOf(budget));
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const scope = scopeOf(draft);
  const limitValue = limitOf(draft);
  const needed = isLooser(budget, scope, draft.kind, limitValue);
  const stepUp = useStepUp({ needed, name: 'budget', state: { budgetId: budget?.id ?? null } });

  function whyNot(): string | null {
    if (draft.name.trim() === '') return t('noName');
    if (scope === null) return t('noScope');
    if (limitValue === null || limitValue > MAX_BUDGET_COUNT) return t('noLimit');
    if (draft.kind === 'percent' && limitValue > 100) return t('tooMuch');
    if (limitValue === 0 && !draft.acceptFreeze) return t('notAccepted');
    return stepUp.reason;
  }

  async function save() {
    if (scope === null || limitValue === null) return;
    setFailure(null);
    setRunning(true);
    const result = await saveBudget({
      ...(budget ? { budgetId: budget.id } : {}),
      expectedVersion: budget?.version ?? 0,
      name: draft.name.trim(),
      scope,
      limitKind: draft.kind,
      limitValue,
      ...(limitValue === 0 && draft.acceptFreeze ? { acceptFreeze: true as const } : {}),
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
      title={budget ? t('editTitle', { name: budget.name }) : t('addTitle')}
      description={t('description')}
      closeOnOutside={false}
      titleFirst
      footer={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button variant="primary" reason={whyNot()} loading={running} onClick={save}>
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
              maxLength={MAX_BUDGET_NAME}
              value={draft.name}
              onChange={({ currentTarget: { value } }) => change({ name: value })}
            />
          )}
        </Field>
        <ScopeFields draft={draft} page={page} options={options} onChange={change} />
        <Segmented<Draft['kind']>
          label={t('kind')}
          options={[
            { value: 'count', label: t('count') },
            { value: 'percent', label: t('percent') },
          ]}
          value={draft.kind}
          onValueChange={(kind) => change({ kind })}
        />
        <Field label={t('limit')} required>
          {(control) => (
            <Input
              {...control}
              className="max-w-32 tabular-nums"
              inputMode="numeric"
              autoComplete="off"
              value={draft.limit}
              onChange={({ currentTarget: { value } }) => change({ limit: value })}
            />
          )}
        </Field>
        {limitValue === 0 ? (
          <Alert tone="red" icon={Snowflake}>
            {t('zero')}
            <label className="mt-1.5 flex items-center gap-2">
              <Checkbox
                checked={draft.acceptFreeze}
                onChange={({ currentTarget: { checked } }) => change({ acceptFreeze: checked })}
              />
              {t('acceptZero')}
            </label>
          </Alert>
        ) : null}
        {scope === null || limitValue === null ? null : (
          <BudgetSumPreview
            page={page}
            options={options}
            scope={scope}
            kind={draft.kind}
            value={limitValue}
          />
        )}
        {needed ? <StepUpField stepUp={stepUp} hint={t('passwordHint')} /> : null}
        <FormError>{failure}</FormError>
      </div>
    </Dialog>
  );
}

function isLooser(
  budget: BudgetRow | null,
  scope: BudgetScope | null,
  limitKind: Draft['kind'],
  limitValue: number | null,
): boolean {
  if (budget === null || scope === null || limitValue === null) return false;
  const before = { scope: budget.scope, limitKind: budget.kind, limitValue: budget.value };
  return loosensBudget(before, { scope, limitKind, limitValue });
}

type ScopeFieldsProps = {
  draft: Draft;
  page: ServicesPage;
  options: ServiceOptions;
  onChange: (changes: Partial<Draft>) => void;
};

function ScopeFields({ draft, page, options, onChange }: ScopeFieldsProps) {
  const t = useTranslations('services.budgetDialog');
  const regionLabel = useRegionLabel();
  const aboutWords = useAboutWords(page, options.regions);
  const label = (kind: BudgetScope['kind']) => {
    if (kind === 'service') return t('aboutService');
    return kind === 'region' ? t('aboutRegion') : aboutWords({ kind });
  };
  return (
    <>
      <Field label={t('about')} required>
        {(control) => (
          <Select
            {...control}
            value={draft.about}
            onChange={({ currentTarget: { value } }) =>
              onChange({ about: BUDGET_SCOPE_KINDS.find((kind) => kind === value) ?? 'account' })
            }
          >
            {BUDGET_SCOPE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {label(kind)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {draft.about === 'service' ? (
        <Combobox
          label={t('service')}
          items={page.rows.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.serviceId}
          onValueChange={(serviceId) => onChange({ serviceId })}
          emptyText={t('nothing')}
        />
      ) : null}
      {draft.about === 'region' ? (
        <Combobox
          label={t('region')}
          items={options.regions.map(({ regionId, regionName }) => ({
            value: regionId,
            label: regionLabel(regionId, regionName),
            hint: regionId,
          }))}
          value={draft.regionId}
          onValueChange={(regionId) => onChange({ regionId })}
          emptyText={t('nothing')}
        />
      ) : null}
    </>
  );
}
