'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { StepUpField, useStepUp } from '@/components/form/step-up';
import { DatesFields } from '@/components/settings/schedule/dates-fields';
import { formOf, newForm, type RuleForm, ruleOfForm } from '@/components/settings/schedule/rule-form';
import { RulePreviewPanel, useRulePreview } from '@/components/settings/schedule/rule-preview';
import { FitFields, ScopeFields } from '@/components/settings/schedule/scope-fields';
import { useViewerZone } from '@/components/time/use-clock';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { saveTimeRule } from '@/lib/actions/schedule';
import type { TimeRuleKind } from '@/lib/domain/schedule/world';
import type { SchedulePage, TimeRuleRow } from '@/lib/schemas/time-rules';
import { nowMs } from '@/lib/time/clock';

/** Name of the dialog for what is kept over a sign-in anew. */
export const RULE_DIALOG = 'time-rule';

type RuleDialogProps = {
  page: SchedulePage;
  kind: TimeRuleKind;
  /** The rule that is changed; null: a new one. */
  rule: TimeRuleRow | null;
  /** What was typed before a sign-in anew; null: nothing was. */
  kept: RuleForm | null;
  onClose: () => void;
};

/** Adds a window or freeze, or changes one, and shows what that would do before it is saved. */
export function RuleDialog({ page, kind, rule, kept, onClose }: RuleDialogProps) {
  const t = useTranslations('schedule.dialog');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const viewerZone = useViewerZone();
  const [form, setForm] = useState<RuleForm>(() => kept ?? startForm(page, kind, rule, viewerZone));
  const [failure, setFailure] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const change = (changes: Partial<RuleForm>) => setForm((before) => ({ ...before, ...changes }));
  const read = ruleOfForm(form);
  const preview = useRulePreview(read.rule, rule?.id);
  const asks = preview.value?.asksPassword === true;
  const stepUp = useStepUp({ needed: asks, name: RULE_DIALOG, state: { ruleId: rule?.id ?? null, form } });
  const noRight = preview.value?.loosens && !page.canManage ? t('loosensNoRight') : null;
  const trouble = read.trouble === null ? null : t(`trouble.${read.trouble}`);

  async function save() {
    if (!read.rule) return;
    setFailure(null);
    setRunning(true);
    const at = rule ? { ruleId: rule.id, expectedVersion: rule.version } : {};
    const result = await saveTimeRule({ ...at, rule: read.rule, ...stepUp.proof }).catch(noAnswer);
    setRunning(false);
    stepUp.setPassword('');
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('done', { name: read.rule.name }));
    router.refresh();
    onClose();
  }

  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={rule ? t('editTitle', { name: rule.name }) : t(`addTitle.${kind}`)}
      description={t(`description.${kind}`)}
      closeOnOutside={false}
      footer={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button
            variant="primary"
            reason={trouble ?? noRight ?? stepUp.reason}
            loading={running}
            onClick={save}
          >
            {tCommon('save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Field label={t('name')} required>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={120}
              value={form.name}
              onChange={({ currentTarget: { value } }) => change({ name: value })}
            />
          )}
        </Field>
        <DatesFields form={form} onChange={change} />
        <ScopeFields page={page} owner={form.owner} scope={form.scope} onChange={change} />
        {kind === 'window' ? <FitFields form={form} onChange={change} /> : null}
        <RulePreviewPanel preview={preview} rule={read.rule} trouble={trouble} />
        {asks ? <StepUpField stepUp={stepUp} hint={t('passwordHint')} /> : null}
        <FormError title={t('failed')}>{failure}</FormError>
      </div>
    </Dialog>
  );
}

function startForm(
  { limitedTo }: SchedulePage,
  kind: TimeRuleKind,
  rule: TimeRuleRow | null,
  zone: string,
): RuleForm {
  if (rule) return formOf(rule, nowMs());
  const form = newForm(kind, zone, nowMs());
  // Whoever is limited to regions can write rules about these alone.
  return limitedTo ? { ...form, scope: { ...form.scope, regionIds: limitedTo } } : form;
}
