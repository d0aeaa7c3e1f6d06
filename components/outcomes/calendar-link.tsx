'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CalendarPlus, Copy } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { FeedList } from '@/components/outcomes/feed-list';
import { useFeedFilterWords } from '@/components/outcomes/use-feed-filter-words';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { copyText } from '@/components/ui/copy-text';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { createFeed } from '@/lib/actions/calendar';
import { FEEDS_KEY, feedsQuery } from '@/lib/queries/calendar';
import type { FeedAddress, FeedFilter } from '@/lib/schemas/calendar';

/** By which a calendar reads the plans of this filter, without a session. */
export function CalendarLink({ filter }: { filter: FeedFilter }) {
  const t = useTranslations('calendar');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)}>
        <CalendarPlus aria-hidden />
        {t('link')}
      </Button>
      {isOpen ? <LinkDialog filter={filter} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type LinkDialogProps = { filter: FeedFilter; onClose: () => void };

function LinkDialog({ filter, onClose }: LinkDialogProps) {
  const t = useTranslations('calendar.dialog');
  const tCommon = useTranslations('common');
  const locale = useLocale();
  const words = useFeedFilterWords();
  const problemText = useProblemText();
  const client = useQueryClient();
  const feeds = useQuery(feedsQuery());
  const [showsNames, setShowsNames] = useState(false);
  const [withDue, setWithDue] = useState(false);
  const [made, setMade] = useState<FeedAddress | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const max = feeds.data?.max ?? 0;
  const isFull = feeds.data !== undefined && feeds.data.rows.length >= max;

  async function create() {
    setBusy(true);
    setFailure(null);
    const result = await createFeed({ filter, showsNames, locale }).catch(noAnswer);
    setBusy(false);
    await client.invalidateQueries({ queryKey: FEEDS_KEY });
    if (result?.ok) setMade(result.data);
    else setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
  }

  // It is a part of the address, not of the link: it may be chosen whenever an address is shown.
  const dueOption = (
    <Option isOn={withDue} onChange={setWithDue}>
      {t('withDue')}
    </Option>
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={t('description')}
      closeOnOutside={made === null}
      titleFirst
    >
      <div className="flex flex-col gap-4">
        {made ? (
          <div className="flex flex-col gap-2.5">
            <Address address={withDue ? `${made.address}?due=1` : made.address} />
            {dueOption}
          </div>
        ) : (
          <div className="flex flex-col gap-2.5">
            <p>
              <span className="text-dim">{t('filter')}: </span>
              {words(filter)}
            </p>
            <Option isOn={showsNames} onChange={setShowsNames}>
              {t('showsNames')}
            </Option>
            {dueOption}
            <div>
              <Button
                variant="primary"
                loading={isBusy}
                reason={isFull ? t('full', { max }) : null}
                onClick={() => void create()}
              >
                {t('create')}
              </Button>
            </div>
            <FormError>{failure}</FormError>
          </div>
        )}
        <p className="text-dim text-sm">{t('hint')}</p>
        <FeedList
          feeds={feeds.data?.rows ?? null}
          isFailed={feeds.isError}
          onRetry={() => void feeds.refetch()}
          onRotated={setMade}
        />
      </div>
    </Dialog>
  );
}

type OptionProps = { isOn: boolean; onChange: (isOn: boolean) => void; children: ReactNode };

function Option({ isOn, onChange, children }: OptionProps) {
  return (
    <label className="flex items-center gap-2">
      <Checkbox checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
      {children}
    </label>
  );
}

/** The address, once, with a button that copies it. */
function Address({ address }: { address: string }) {
  const t = useTranslations('calendar.dialog');
  async function copy() {
    if (await copyText(address)) notify.success(t('copied'));
    else notify.error(t('copyFailed'));
  }
  return (
    <Field label={t('address')} hint={t('addressHint')}>
      {(control) => (
        <span className="flex items-center gap-2">
          <Input
            {...control}
            readOnly
            value={address}
            className="min-w-0 flex-1 font-mono text-xs"
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button onClick={() => void copy()}>
            <Copy aria-hidden />
            {t('copy')}
          </Button>
        </span>
      )}
    </Field>
  );
}
