'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { FormError } from '@/components/form/field';
import { CalendarEntries, GoneEntries } from '@/components/settings/schedule/calendar-entries';
import { type CalendarAnswers, CalendarFields } from '@/components/settings/schedule/calendar-fields';
import { NO_SCOPE, tagsOf } from '@/components/settings/schedule/rule-form';
import { ScopeFields } from '@/components/settings/schedule/scope-fields';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { importCalendar, previewCalendar } from '@/lib/actions/schedule';
import { MAX_MARGIN_MIN } from '@/lib/domain/schedule/rule-limits';
import type { CalendarPreview } from '@/lib/schemas/calendar-import';
import type { SchedulePage } from '@/lib/schemas/time-rules';

type CalendarDialogProps = { page: SchedulePage; fileName: string; text: string; onClose: () => void };

/** While somebody types on, nothing is asked for (ms). */
const TYPING_MS = 300;

/** Imports a calendar file: shows its entries, asks what it leaves open, and makes freezes of what is ticked. */
export function CalendarDialog({ page, fileName, text, onClose }: CalendarDialogProps) {
  const t = useTranslations('schedule.import');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [answers, setAnswers] = useState<CalendarAnswers>(() => ({
    zone: null,
    zones: [],
    before: '0',
    after: '0',
    owner: { kind: 'account', id: null },
    scope: page.limitedTo ? { ...NO_SCOPE, regionIds: page.limitedTo } : NO_SCOPE,
    calendarId: undefined,
  }));
  const [found, setFound] = useState<CalendarPreview | null>(null);
  const [ticks, setTicks] = useState<ReadonlySet<number>>(new Set());
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [asking, setAsking] = useState(true);
  const [running, setRunning] = useState(false);
  const change = (changes: Partial<CalendarAnswers>) => {
    setAsking(true);
    setAnswers((before) => ({ ...before, ...changes }));
  };
  const input = inputOf(text, answers);

  const ask = useEffectEvent(async (isCurrent: () => boolean) => {
    if (!input) return;
    const result = await previewCalendar(input).catch(noAnswer);
    if (!isCurrent()) return;
    setAsking(false);
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    setFailure(null);
    setTicks(ticksAfter(found, result.data, ticks));
    if (!found) setName(result.data.name || fileName.replace(/\.ics$/i, ''));
    setFound(result.data);
  });
  const asked = JSON.stringify(answers);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => void ask(() => isCurrent), asked === '' ? 0 : TYPING_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked]);

  async function run() {
    if (!input || !found) return;
    setRunning(true);
    setFailure(null);
    const result = await importCalendar({
      ...input,
      sha256: found.sha256,
      calendarId: found.calendarId,
      name: name.trim(),
      ticks: [...ticks],
    }).catch(noAnswer);
    setRunning(false);
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('done', { added: result.data.added, changed: result.data.changed }));
    router.refresh();
    onClose();
  }

  const reason = asking
    ? t('checking')
    : !input || !found
      ? t('wrong')
      : name.trim() === ''
        ? t('needsName')
        : ticks.size === 0
          ? t('noneTicked')
          : null;
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={fileName}
      closeOnOutside={false}
      footer={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button variant="primary" reason={reason} loading={running} onClick={run}>
            {t('import')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {found ? (
          <>
            <CalendarFields
              page={page}
              found={found}
              name={name}
              onName={setName}
              answers={answers}
              onChange={change}
            />
            <CalendarEntries
              found={found}
              ticks={ticks}
              onTick={(index, isOn) => {
                const next = new Set(ticks);
                if (isOn) next.add(index);
                else next.delete(index);
                setTicks(next);
              }}
            />
            <GoneEntries gone={found.gone} />
            <details>
              <summary className="cursor-pointer font-medium text-sm">{t('scope')}</summary>
              <div className="mt-3">
                <ScopeFields page={page} owner={answers.owner} scope={answers.scope} onChange={change} />
              </div>
            </details>
          </>
        ) : failure ? null : (
          <p className="text-dim">{t('checking')}</p>
        )}
        <FormError title={t('failed')}>{failure}</FormError>
      </div>
    </Dialog>
  );
}

/** Null while a margin or a tag cannot be read. */
function inputOf(text: string, { zone, zones, before, after, owner, scope, calendarId }: CalendarAnswers) {
  const [marginBeforeMin, marginAfterMin] = [before, after].map((margin) =>
    /^\d{1,4}$/.test(margin.trim()) ? Number(margin) : Number.NaN,
  );
  const tags = tagsOf(scope.tags);
  if (!tags || !(Number(marginBeforeMin) <= MAX_MARGIN_MIN) || !(Number(marginAfterMin) <= MAX_MARGIN_MIN)) {
    return null;
  }
  return {
    text,
    zone,
    zones,
    marginBeforeMin: Number(marginBeforeMin),
    marginAfterMin: Number(marginAfterMin),
    owner,
    scope: {
      serviceIds: [...scope.serviceIds],
      regionIds: [...scope.regionIds],
      tags,
      levels: [...scope.levels],
    },
    ...(calendarId === undefined ? {} : { calendarId }),
  };
}

/** What a person ticked stays; an entry that could not be imported before starts as the server says. */
function ticksAfter(
  before: CalendarPreview | null,
  after: CalendarPreview,
  ticks: ReadonlySet<number>,
): ReadonlySet<number> {
  const isSettled = (index: number) => {
    const old = before?.entries[index];
    return old !== undefined && old.trouble === null && before?.calendarId === after.calendarId;
  };
  return new Set(
    after.entries
      .filter(({ index, ticked, trouble, state }) => {
        if (trouble !== null || state === 'shorter' || state === 'ended') return false;
        return isSettled(index) ? ticks.has(index) : ticked;
      })
      .map(({ index }) => index),
  );
}
