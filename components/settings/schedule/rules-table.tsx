'use client';

import { CircleCheck, Pencil, Snowflake, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRuleSentence, useScopeWords } from '@/components/settings/schedule/use-rule-words';
import { Instant } from '@/components/time/instant';
import { useClock } from '@/components/time/use-clock';
import { Badge } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/button';
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { SchedulePage, TimeRuleRow } from '@/lib/schemas/time-rules';

type RulesTableProps = {
  page: SchedulePage;
  onEdit: (rule: TimeRuleRow) => void;
  onEnd: (rule: TimeRuleRow) => void;
};

/** All active rules of time. */
export function RulesTable({ page, onEdit, onEnd }: RulesTableProps) {
  const t = useTranslations('schedule.table');
  return (
    <Table label={t('label')}>
      <TableHead>
        <TableHeader>{t('rule')}</TableHeader>
        <TableHeader>{t('kind')}</TableHeader>
        <TableHeader>{t('owner')}</TableHeader>
        <TableHeader>{t('scope')}</TableHeader>
        <TableHeader>{t('next')}</TableHeader>
        <TableHeader>{t('saved')}</TableHeader>
        <TableHeader>
          <span className="sr-only">{t('actions')}</span>
        </TableHeader>
      </TableHead>
      <tbody>
        {page.rules.map((rule) => (
          <RuleRow key={rule.id} rule={rule} page={page} onEdit={onEdit} onEnd={onEnd} />
        ))}
      </tbody>
    </Table>
  );
}

function RuleRow({ rule, page, onEdit, onEnd }: RulesTableProps & { rule: TimeRuleRow }) {
  const t = useTranslations('schedule');
  const sentence = useRuleSentence();
  const { ownerWords, scopeWords } = useScopeWords(page);
  const isWindow = rule.kind === 'window';
  const noEdit = isWindow ? (page.canManage ? null : t('noManage')) : page.canFreeze ? null : t('noFreeze');
  const notes = [
    rule.fit === 'start' ? t('startOnly') : null,
    rule.lastStartMinutes === null ? null : t('lastStart', { minutes: rule.lastStartMinutes }),
    rule.calendarName === null ? null : t('fromCalendar', { name: rule.calendarName }),
  ].filter((note) => note !== null);
  return (
    <TableRow className="align-top *:py-2.5">
      <TableCell className="min-w-64">
        <div className="font-medium">{rule.name}</div>
        <div className="text-dim text-sm">{sentence(rule)}</div>
        {notes.length > 0 ? <div className="text-dim text-xs">{notes.join(' · ')}</div> : null}
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <Badge tone={isWindow ? 'green' : 'violet'} icon={isWindow ? CircleCheck : Snowflake}>
          {t(`kinds.${rule.kind}`)}
        </Badge>
      </TableCell>
      <TableCell>{ownerWords(rule)}</TableCell>
      <TableCell className="max-w-72">{scopeWords(rule)}</TableCell>
      <TableCell className="whitespace-nowrap">
        <NextStretch rule={rule} />
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <div>{rule.updatedByName}</div>
        <Instant ms={rule.updatedAtMs} className="text-dim text-sm" />
      </TableCell>
      <TableCell>
        <div className="flex justify-end gap-1">
          <IconButton
            aria-label={t('editOf', { name: rule.name })}
            reason={noEdit}
            onClick={() => onEdit(rule)}
          >
            <Pencil aria-hidden />
          </IconButton>
          <IconButton
            aria-label={t('endOf', { name: rule.name })}
            reason={page.canManage ? null : t('noEnd')}
            onClick={() => onEnd(rule)}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      </TableCell>
    </TableRow>
  );
}

/** Since when it is on and until when, or when it is on next. */
function NextStretch({ rule: { next, kind, zone } }: { rule: TimeRuleRow }) {
  const t = useTranslations('schedule.next');
  const isOn = useClock((nowMs) => next !== null && next.fromMs <= nowMs && nowMs < next.toMs);
  if (next === null) return <span className="text-dim">{t('none')}</span>;
  return (
    <>
      {isOn ? <div className="text-sm">{t(kind === 'window' ? 'openNow' : 'frozenNow')}</div> : null}
      <Instant ms={isOn ? next.toMs : next.fromMs} zone={zone} withZone />
    </>
  );
}
