'use client';

import { Ban, CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { DateTimeField } from '@/components/time/date-time-field';
import { Instant } from '@/components/time/instant';
import { useViewerZone } from '@/components/time/use-clock';
import { ZoneSelect } from '@/components/time/zone-select';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { getJson, ReadError } from '@/lib/api-client/get-json';
import type { SlotCheck } from '@/lib/schemas/time-rules';
import { nowMs } from '@/lib/time/clock';
import { instantToWall, type Wall, wallToInstant } from '@/lib/time/wall';
import { routes } from '@/lib/url/routes';

const HOUR_MS = 3_600_000;

/** Asks for one instance and one time what every rule says. */
export function SlotTester() {
  const t = useTranslations('schedule.tester');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const viewerZone = useViewerZone();
  const [zone, setZone] = useState(viewerZone);
  const [wall, setWall] = useState<Wall | null>(() => wholeHour(viewerZone));
  const [instanceId, setInstanceId] = useState('');
  const [found, setFound] = useState<SlotCheck | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const instant = wall && wallToInstant(wall, zone);
  // Of a time that comes twice the first is asked about, of one that is skipped the jump.
  const atMs =
    instant?.kind === 'ok'
      ? instant.ms
      : instant?.kind === 'overlap'
        ? instant.earlierMs
        : instant?.kind === 'gap'
          ? instant.transitionMs
          : null;
  const reason = instanceId.trim() === '' ? t('needsInstance') : atMs === null ? t('needsTime') : null;

  async function check() {
    if (atMs === null) return;
    setRunning(true);
    setFailure(null);
    try {
      setFound(await getJson<SlotCheck>(routes.apiScheduleCheck(instanceId.trim(), atMs)));
    } catch (error) {
      setFound(null);
      setFailure(problemText(error instanceof ReadError ? error.problem : null, tCommon('noAnswer')));
    }
    setRunning(false);
  }

  return (
    <section aria-labelledby="tester-heading" className="flex min-w-0 flex-col gap-3">
      <h2 id="tester-heading" className="font-semibold">
        {t('heading')}
      </h2>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason === null) void check();
        }}
      >
        <Field label={t('instance')}>
          {(control) => (
            <Input
              {...control}
              className="font-mono"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={instanceId}
              onChange={({ currentTarget: { value } }) => setInstanceId(value)}
            />
          )}
        </Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <DateTimeField label={t('time')} value={wall} onValueChange={setWall} />
          <ZoneSelect zone={zone} onZoneChange={setZone} atMs={atMs ?? undefined} />
        </div>
        <div>
          <Button type="submit" reason={reason} loading={running}>
            {t('check')}
          </Button>
        </div>
      </form>
      <FormError>{failure}</FormError>
      <div aria-live="polite">{found ? <Answer found={found} zone={zone} /> : null}</div>
    </section>
  );
}

/** The next whole hour on the clock of `zone`. */
function wholeHour(zone: string): Wall {
  const { second: _, ...wall } = instantToWall(Math.ceil(nowMs() / HOUR_MS) * HOUR_MS, zone);
  return wall;
}

const BLOCKS: readonly string[] = ['closed', 'ends', 'last_start', 'frozen', 'full'];

function Answer({ found, zone }: { found: SlotCheck; zone: string }) {
  const t = useTranslations('schedule.tester');
  const { allowed, rules, spanMs, nextFreeMs, atMs } = found;
  const isUnruled = !allowed && !rules.some(({ verdict }) => BLOCKS.includes(verdict));
  return (
    <div className="flex flex-col gap-3">
      <Alert
        tone={allowed ? 'green' : 'red'}
        icon={allowed ? CircleCheck : Ban}
        title={t(allowed ? 'allowed' : 'blocked')}
      >
        <p>
          <Instant ms={atMs} zone={zone} withZone /> · {t('span', { minutes: Math.round(spanMs / 60_000) })}
        </p>
        {isUnruled ? <p>{t('noWindow')}</p> : null}
        {allowed ? null : nextFreeMs === null ? (
          <p>{t('noSlot')}</p>
        ) : (
          <p>
            {t('nextFree')} <Instant ms={nextFreeMs} zone={zone} withZone />
          </p>
        )}
      </Alert>
      {rules.length === 0 ? (
        <p className="text-dim">{t('noRules')}</p>
      ) : (
        <Table label={t('rules')}>
          <TableHead>
            <TableHeader>{t('rule')}</TableHeader>
            <TableHeader>{t('verdict')}</TableHeader>
            <TableHeader>{t('until')}</TableHeader>
          </TableHead>
          <tbody>
            {rules.map(({ kind, id, name, verdict, untilMs }) => (
              <TableRow key={`${kind}/${id}/${name}`}>
                <TableCell>{name}</TableCell>
                <TableCell className={BLOCKS.includes(verdict) ? 'font-medium text-red' : 'text-dim'}>
                  {t(`verdicts.${verdict}`)}
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  {untilMs === null ? (
                    <span className="text-dim">–</span>
                  ) : (
                    <Instant ms={untilMs} zone={zone} />
                  )}
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}
