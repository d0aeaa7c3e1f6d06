'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { StepUpField, useStepUp } from '@/components/form/step-up';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { saveAutoServices } from '@/lib/actions/schedule';
import { servicesPreview } from '@/lib/api-client/services';
import { isHolePattern, MAX_GLOB_LENGTH, SERVICE_HOLE } from '@/lib/domain/schedule/glob';
import type { AutoServices } from '@/lib/domain/schedule/settings';
import type { ServiceOptions, ServicesPage, ServicesPreview } from '@/lib/schemas/services';

type Source = 'none' | 'tag' | 'name';
const EXAMPLE = `${SERVICE_HOLE}-*`;
const MAX_KEY = 128;

type AutoDialogProps = { page: ServicesPage; tagKeys: ServiceOptions['tagKeys']; onClose: () => void };

/** Chooses the tag or name pattern that makes services, and shows those that it would make. */
export function AutoDialog({ page, tagKeys, onClose }: AutoDialogProps) {
  const t = useTranslations('services.autoDialog');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const format = useFormatter();
  const before = page.autoServices;
  const [source, setSource] = useState<Source>(before?.kind ?? 'tag');
  const [key, setKey] = useState(before?.kind === 'tag' ? before.key : '');
  const [pattern, setPattern] = useState(before?.kind === 'name' ? before.pattern : EXAMPLE);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const stepUp = useStepUp({ needed: before !== null, name: 'auto-services', state: {} });
  const choice = choiceOf(source, key, pattern);
  const isBad = source === 'name' && pattern.trim() !== '' && !isHolePattern(pattern.trim());
  const reason = whyNot();

  function whyNot(): string | null {
    if (source !== 'none' && choice === null)
      return isBad ? t('invalidPattern', { hole: SERVICE_HOLE }) : t('incomplete');
    return JSON.stringify(choice) === JSON.stringify(before) ? t('unchanged') : stepUp.reason;
  }

  async function save() {
    setFailure(null);
    setRunning(true);
    const input = { expectedVersion: page.settingsVersion, autoServices: choice, ...stepUp.proof };
    const result = await saveAutoServices(input).catch(noAnswer);
    setRunning(false);
    stepUp.setPassword('');
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('done', { count: result.data.services }));
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
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
        <RadioGroup<Source>
          label={t('source')}
          options={[
            { value: 'tag', label: t('tag') },
            { value: 'name', label: t('name') },
            { value: 'none', label: t('none') },
          ]}
          value={source}
          onValueChange={setSource}
        />
        {source === 'tag' ? (
          <Field
            label={t('key')}
            hint={
              <>
                {t('keyHint')}
                {tagKeys.length > 0
                  ? ` ${t('keysKnown', {
                      keys: format.list(
                        tagKeys.map((one) => one.key),
                        { style: 'narrow' },
                      ),
                    })}`
                  : null}
              </>
            }
            required
          >
            {(control) => (
              <Input
                {...control}
                className="font-mono"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={MAX_KEY}
                value={key}
                onChange={({ currentTarget: { value } }) => setKey(value)}
              />
            )}
          </Field>
        ) : null}
        {source === 'name' ? (
          <Field
            label={t('pattern')}
            hint={t('patternHint', { hole: SERVICE_HOLE, example: EXAMPLE })}
            error={isBad ? t('invalidPattern', { hole: SERVICE_HOLE }) : null}
            required
          >
            {(control) => (
              <Input
                {...control}
                className="font-mono"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={MAX_GLOB_LENGTH}
                value={pattern}
                onChange={({ currentTarget: { value } }) => setPattern(value)}
              />
            )}
          </Field>
        ) : null}
        {source === 'none' ? null : <Preview choice={choice} />}
        {before === null ? null : <StepUpField stepUp={stepUp} hint={t('passwordHint')} />}
        <FormError>{failure}</FormError>
      </div>
    </Dialog>
  );
}

function choiceOf(source: Source, key: string, pattern: string): AutoServices | null {
  if (source === 'tag' && key.trim() !== '') return { kind: 'tag', key: key.trim() };
  if (source === 'name' && isHolePattern(pattern.trim())) return { kind: 'name', pattern: pattern.trim() };
  return null;
}

/** While somebody types on, nothing is asked for (ms). */
const TYPING_MS = 300;

/** What the choice would make of the instances as they are now. */
function Preview({ choice }: { choice: AutoServices | null }) {
  const t = useTranslations('services.autoDialog');
  const text = choice === null ? '' : JSON.stringify(choice);
  const [settled, setSettled] = useState(text);
  // Typing is over when nothing has come for a while: a timer is outside of React.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  // Guarantee: written by this component alone.
  const asked = settled === '' ? null : (JSON.parse(settled) as AutoServices);
  const preview = useQuery(servicesPreview(asked));
  const isNew = settled !== text || preview.isFetching;
  return (
    <section aria-label={t('preview')} aria-busy={isNew} className="flex flex-col gap-1">
      <h3 className="font-medium text-sm">{t('preview')}</h3>
      <div role="status" className={isNew ? 'opacity-60' : undefined}>
        {asked === null ? (
          <p className="text-dim text-sm">{t('previewWait')}</p>
        ) : preview.error ? (
          <FormError>{t('previewFailed')}</FormError>
        ) : preview.data ? (
          <PreviewWords preview={preview.data} />
        ) : null}
      </div>
    </section>
  );
}

/** Services that the preview names. */
const NAMED = 8;

function PreviewWords({ preview }: { preview: ServicesPreview }) {
  const t = useTranslations('services.autoDialog');
  const format = useFormatter();
  if (preview.count === 0) return <p className="text-dim text-sm">{t('previewNone')}</p>;
  const more = preview.count - Math.min(NAMED, preview.services.length);
  return (
    <>
      <p className="text-sm">{t('previewCount', { count: preview.count, ...preview.coverage })}</p>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
        {preview.services.slice(0, NAMED).map(({ name, members }) => (
          <li key={name} className="min-w-0 break-words">
            {name} <span className="text-dim tabular-nums">{format.number(members)}</span>
          </li>
        ))}
        {more > 0 ? <li className="text-dim">{t('previewMore', { count: more })}</li> : null}
      </ul>
      {preview.leftOut > 0 ? (
        <p className="mt-1 text-amber text-sm">{t('previewLeft', { count: preview.leftOut })}</p>
      ) : null}
    </>
  );
}
