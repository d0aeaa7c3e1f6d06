'use client';

import { CalendarClock, CalendarPlus, Plus, Snowflake } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { z } from 'zod';
import { useKeptState } from '@/components/form/step-up';
import { CalendarDialog } from '@/components/settings/schedule/calendar-dialog';
import { END_RULE_DIALOG, EndRuleDialog } from '@/components/settings/schedule/end-rule-dialog';
import { RULE_DIALOG, RuleDialog } from '@/components/settings/schedule/rule-dialog';
import { type RuleForm, RuleFormSchema } from '@/components/settings/schedule/rule-form';
import { RulesTable } from '@/components/settings/schedule/rules-table';
import { ScheduleSettingsForm } from '@/components/settings/schedule/schedule-settings-form';
import { SlotTester } from '@/components/settings/schedule/slot-tester';
import { SettingsNav } from '@/components/settings/settings-nav';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { MAX_CALENDAR_BYTES } from '@/lib/domain/schedule/rule-limits';
import type { TimeRuleKind } from '@/lib/domain/schedule/world';
import type { SchedulePage, TimeRuleRow } from '@/lib/schemas/time-rules';

type Open =
  | { dialog: 'rule'; kind: TimeRuleKind; rule: TimeRuleRow | null; kept: RuleForm | null }
  | { dialog: 'end'; rule: TimeRuleRow }
  | { dialog: 'calendar'; fileName: string; text: string };

/** What an action takes, less what goes beside the file. */
const MAX_SENT_BYTES = 1_020_000;
const sentBytes = (text: string) => new TextEncoder().encode(JSON.stringify(text)).length;

const KEPT_RULE = z.object({ ruleId: z.string().nullable(), form: RuleFormSchema });
const KEPT_END = z.object({ ruleId: z.string() });

type ScheduleViewProps = {
  page: SchedulePage;
  /** Whether the viewer may open the pages for admins too. */
  canManageUsers: boolean;
};

/** Windows and freezes: everybody reads them, approvers add freezes, admins do the rest. */
export function ScheduleView({ page, canManageUsers }: ScheduleViewProps) {
  const t = useTranslations('schedule');
  const [open, setOpen] = useState<Open | null>(null);
  const [fileTrouble, setFileTrouble] = useState<string | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const { rules, canFreeze, canManage } = page;

  const ruleOf = (ruleId: string | null) => rules.find(({ id }) => id === ruleId) ?? null;
  useKeptState(RULE_DIALOG, KEPT_RULE, ({ ruleId, form }) => {
    const rule = ruleOf(ruleId);
    // A rule that has ended meanwhile is not made anew.
    if (ruleId === null || rule) setOpen({ dialog: 'rule', kind: form.kind, rule, kept: form });
  });
  useKeptState(END_RULE_DIALOG, KEPT_END, ({ ruleId }) => {
    const rule = ruleOf(ruleId);
    if (rule) setOpen({ dialog: 'end', rule });
  });

  async function chosen(file: File | undefined) {
    if (!file) return;
    const text = file.size > MAX_CALENDAR_BYTES ? null : (await file.text()).replaceAll('\r\n', '\n');
    if (text === null || sentBytes(text) > MAX_SENT_BYTES) setFileTrouble(t('import.tooLarge'));
    else {
      setFileTrouble(null);
      setOpen({ dialog: 'calendar', fileName: file.name, text });
    }
  }

  return (
    <>
      <PageHeader
        title={t('heading')}
        status={t('count', { count: rules.length })}
        actions={
          <>
            <Button reason={canFreeze ? null : t('noFreeze')} onClick={() => chooser.current?.click()}>
              <CalendarPlus aria-hidden />
              {t('importCalendar')}
            </Button>
            <Button
              reason={canFreeze ? null : t('noFreeze')}
              onClick={() => setOpen({ dialog: 'rule', kind: 'freeze', rule: null, kept: null })}
            >
              <Snowflake aria-hidden />
              {t('addFreeze')}
            </Button>
            <Button
              variant="primary"
              reason={canManage ? null : t('noManage')}
              onClick={() => setOpen({ dialog: 'rule', kind: 'window', rule: null, kept: null })}
            >
              <Plus aria-hidden />
              {t('addWindow')}
            </Button>
          </>
        }
      />
      <SettingsNav canManageUsers={canManageUsers} />
      <input
        ref={chooser}
        type="file"
        accept=".ics,text/calendar"
        aria-label={t('import.file')}
        className="sr-only"
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          void chosen(currentTarget.files?.[0]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <div className="flex flex-col gap-6 pb-8">
        {fileTrouble ? (
          <p role="alert" className="px-5 pt-3 text-red max-sm:px-4">
            {fileTrouble}
          </p>
        ) : null}
        {rules.length === 0 ? (
          <EmptyState icon={CalendarClock} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <RulesTable
            page={page}
            onEdit={(rule) => setOpen({ dialog: 'rule', kind: rule.kind, rule, kept: null })}
            onEnd={(rule) => setOpen({ dialog: 'end', rule })}
          />
        )}
        <div className="grid gap-x-10 gap-y-6 px-5 max-sm:px-4 lg:grid-cols-2">
          <SlotTester />
          <ScheduleSettingsForm key={page.settingsVersion} page={page} />
        </div>
      </div>
      {open?.dialog === 'rule' ? <RuleDialog page={page} {...open} onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'end' ? <EndRuleDialog rule={open.rule} onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'calendar' ? (
        <CalendarDialog page={page} text={open.text} fileName={open.fileName} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}
