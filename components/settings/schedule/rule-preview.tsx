'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { useRuleSentence } from '@/components/settings/schedule/use-rule-words';
import { Instant } from '@/components/time/instant';
import { previewRule } from '@/lib/actions/schedule';
import type { RuleDraft, RuleOpening, RulePreview } from '@/lib/schemas/time-rules';

/** While somebody types on, nothing is asked for (ms). */
const TYPING_MS = 400;

export type PreviewState = {
  /** What the server said of the rule as it is typed; null while it is not known. */
  value: RulePreview | null;
  failure: string | null;
};

/** Asks the server what saving would do, a moment after the last change; an answer to something older is dropped. */
export function useRulePreview(rule: RuleDraft | null, ruleId: string | undefined): PreviewState {
  const problemText = useProblemText();
  const tCommon = useTranslations('common');
  const [state, setState] = useState<PreviewState & { of: string }>({ of: '', value: null, failure: null });
  const asked = rule ? JSON.stringify(rule) : '';
  const ask = useEffectEvent(async (of: string, isCurrent: () => boolean) => {
    if (!rule) return;
    const result = await previewRule({ rule, ...(ruleId ? { ruleId } : {}) }).catch(noAnswer);
    if (!isCurrent()) return;
    setState(
      result?.ok
        ? { of, value: result.data, failure: null }
        : { of, value: null, failure: problemText(result?.problem ?? null, tCommon('noAnswer')) },
    );
  });
  useEffect(() => {
    if (asked === '') return;
    let isCurrent = true;
    const timer = setTimeout(() => void ask(asked, () => isCurrent), TYPING_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return state.of === asked && asked !== '' ? state : { value: null, failure: null };
}

type PanelProps = { preview: PreviewState; rule: RuleDraft | null; trouble: string | null };

/** The rule as a sentence, its next openings, and what saving it would do. */
export function RulePreviewPanel({ preview: { value, failure }, rule, trouble }: PanelProps) {
  const t = useTranslations('schedule.preview');
  const sentence = useRuleSentence();
  const problemText = useProblemText();
  const refusal = value?.refusal
    ? problemText(
        {
          code: 'invalid_input',
          reason: value.refusal.reason as never,
          details: value.refusal.details,
          correlationId: '',
        },
        t('refused'),
      )
    : null;
  return (
    <section aria-label={t('label')} aria-live="polite" className="rounded-md border border-line bg-bg p-4">
      <h3 className="font-semibold">{t('label')}</h3>
      {rule ? <p className="mt-1">{sentence(rule)}</p> : <p className="mt-1 text-dim">{trouble}</p>}
      {failure || refusal ? <p className="mt-2 text-red">{failure ?? refusal}</p> : null}
      {rule && !value && !failure ? <p className="mt-2 text-dim">{t('asking')}</p> : null}
      {rule && value && !refusal ? <Found value={value} rule={rule} /> : null}
    </section>
  );
}

function Found({ value, rule }: { value: RulePreview; rule: RuleDraft }) {
  const t = useTranslations('schedule.preview');
  const { openings, absent, instances, allInstances, effect, loosens } = value;
  const effects = [
    t('planned', { count: effect.planned }),
    t('atCloud', { count: effect.atCloud }),
    ...(rule.kind === 'freeze' ? [t('cloudDue', { count: effect.cloudDue })] : []),
  ];
  return (
    <div className="mt-3 grid gap-x-8 gap-y-4 sm:grid-cols-2">
      <div>
        <h4 className="font-medium text-sm">{t(rule.kind === 'window' ? 'openings' : 'stretches')}</h4>
        <ol className="mt-1 flex flex-col gap-0.5 text-sm tabular-nums">
          {openings.map((opening) => (
            <Opening key={opening.fromMs} opening={opening} zone={rule.zone} />
          ))}
          {absent.map((date) => (
            <li key={date} className="text-amber">
              {t('absent', { date })}
            </li>
          ))}
        </ol>
      </div>
      <div>
        <h4 className="font-medium text-sm">{t('effect')}</h4>
        <ul className="mt-1 flex flex-col gap-0.5 text-sm">
          <li>{t('instances', { count: instances, all: allInstances })}</li>
          {effects.map((text) => (
            <li key={text}>{text}</li>
          ))}
          {loosens ? <li className="text-amber">{t('loosens')}</li> : null}
        </ul>
      </div>
    </div>
  );
}

function Opening({ opening: { fromMs, toMs, note }, zone }: { opening: RuleOpening; zone: string }) {
  const t = useTranslations('schedule.preview');
  const minutes = Math.round((toMs - fromMs) / 60_000);
  const length =
    minutes >= 2_880
      ? t('days', { days: Math.round(minutes / 144) / 10 })
      : t('length', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return (
    <li>
      <Instant ms={fromMs} zone={zone} withZone /> <span className="text-dim">{length}</span>
      {note ? <span className="text-amber"> {t(note)}</span> : null}
    </li>
  );
}
