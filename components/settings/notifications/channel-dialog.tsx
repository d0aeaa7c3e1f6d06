'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { StepUpField, useStepUp } from '@/components/form/step-up';
import {
  type ChannelDraft,
  draftOf,
  hasSecret,
  inputOf,
  newDraft,
  newWebhookSecret,
  withType,
} from '@/components/settings/notifications/channel-draft';
import { KindsFields, QuietFields, RegionFields } from '@/components/settings/notifications/rules-fields';
import { useViewerZone } from '@/components/time/use-clock';
import { ZoneSelect } from '@/components/time/zone-select';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input, Select } from '@/components/ui/input';
import { addChannel, saveChannel } from '@/lib/actions/channels';
import { CHANNEL_LANGUAGES, CHANNEL_TYPES } from '@/lib/domain/notices';
import type { ChannelRow, ChannelsPage } from '@/lib/schemas/channels';

/** Name of the dialog for what is kept over a sign-in anew. */
const CHANNEL_DIALOG = 'channel';

type ChannelDialogProps = {
  page: ChannelsPage;
  /** The channel that is changed; null: a new one. */
  channel: ChannelRow | null;
  onClose: () => void;
};

/** Adds a channel, or changes one; a new address or secret asks for the password. */
export function ChannelDialog({ page, channel, onClose }: ChannelDialogProps) {
  const t = useTranslations('notifications.dialog');
  const tPage = useTranslations('notifications');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const viewerZone = useViewerZone();
  const [draft, setDraft] = useState<ChannelDraft>(() => (channel ? draftOf(channel) : newDraft(viewerZone)));
  const [failure, setFailure] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const isMoved = channel === null || draft.address.trim() !== '';
  const stepUp = useStepUp({
    needed: isMoved,
    name: CHANNEL_DIALOG,
    state: { channelId: channel?.id ?? null },
  });
  const change = (changes: Partial<ChannelDraft>) => setDraft((before) => ({ ...before, ...changes }));

  async function save() {
    setFailure(null);
    setRunning(true);
    const input = { ...inputOf(draft), ...stepUp.proof };
    const result = await (channel
      ? saveChannel({ ...input, channelId: channel.id, expectedRevision: channel.revision })
      : addChannel({ ...input, address: draft.address.trim(), type: draft.type })
    ).catch(noAnswer);
    setRunning(false);
    stepUp.setPassword('');
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(tPage(channel ? 'savedDone' : 'addedDone', { name: draft.name }));
    router.refresh();
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={channel ? t('editTitle', { name: channel.name }) : t('addTitle')}
      description={t('description')}
      closeOnOutside={false}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" reason={stepUp.reason} loading={running} onClick={save}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TargetFields draft={draft} isNew={channel === null} onChange={change} onDraft={setDraft} />
        <KindsFields draft={draft} onChange={change} />
        <RegionFields draft={draft} onChange={change} regions={page.regions} />
        <WordsFields
          draft={draft}
          onChange={change}
          others={page.channels.filter(({ id }) => id !== channel?.id)}
        />
        <QuietFields draft={draft} onChange={change} />
        {isMoved ? <StepUpField stepUp={stepUp} hint={t('passwordHint')} /> : null}
        <FormError title={t('failed')}>{failure}</FormError>
      </div>
    </Dialog>
  );
}

type TargetFieldsProps = {
  draft: ChannelDraft;
  isNew: boolean;
  onChange: (changes: Partial<ChannelDraft>) => void;
  onDraft: (draft: ChannelDraft) => void;
};

/** What it is, what it is called, and where it is. */
function TargetFields({ draft, isNew, onChange, onDraft }: TargetFieldsProps) {
  const t = useTranslations('notifications.dialog');
  const tTypes = useTranslations('notifications.types');
  const { type, address } = draft;
  const isMail = type === 'email';
  const needsSecret = hasSecret(type) && (isNew || address.trim() !== '');
  return (
    <>
      {isNew ? (
        <Field label={t('type')} required>
          {(control) => (
            <Select
              {...control}
              value={type}
              onChange={({ currentTarget: { value } }) => {
                const next = CHANNEL_TYPES.find((one) => one === value);
                if (next) onDraft(withType(draft, next));
              }}
            >
              {CHANNEL_TYPES.map((one) => (
                <option key={one} value={one}>
                  {tTypes(one)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <Field label={t('name')} required>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={draft.name}
            onChange={({ currentTarget: { value } }) => onChange({ name: value })}
          />
        )}
      </Field>
      <Field
        label={t('address')}
        required={isNew}
        hint={isNew ? (isMail ? t('recipients') : undefined) : t('keepAddress')}
      >
        {(control) => (
          <Input
            {...control}
            inputMode={isMail ? 'email' : 'url'}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={address}
            onChange={({ currentTarget: { value } }) => onChange({ address: value })}
          />
        )}
      </Field>
      {needsSecret ? (
        <SecretField type={type} value={draft.secret} onValueChange={(secret) => onChange({ secret })} />
      ) : null}
    </>
  );
}

type SecretFieldProps = {
  type: ChannelDraft['type'];
  value: string;
  onValueChange: (secret: string) => void;
};

/** A secret as it is typed: seen once, here. */
export function SecretField({ type, value, onValueChange }: SecretFieldProps) {
  const t = useTranslations('notifications.dialog');
  return (
    <Field label={t('secret')} hint={hasSecret(type) ? t(`secretHints.${type}`) : undefined}>
      {(control) => (
        <div className="flex gap-2">
          <Input
            {...control}
            className="min-w-0 flex-1 font-mono"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={value}
            onChange={(event) => onValueChange(event.currentTarget.value)}
          />
          {type === 'webhook' ? (
            <Button onClick={() => onValueChange(newWebhookSecret())}>{t('generate')}</Button>
          ) : null}
        </div>
      )}
    </Field>
  );
}

type WordsFieldsProps = {
  draft: ChannelDraft;
  onChange: (changes: Partial<ChannelDraft>) => void;
  others: readonly ChannelRow[];
};

/** In which words and for whom. */
function WordsFields({ draft, onChange, others }: WordsFieldsProps) {
  const t = useTranslations('notifications.dialog');
  return (
    <>
      <Field label={t('language')}>
        {(control) => (
          <Select
            {...control}
            value={draft.language}
            onChange={({ currentTarget: { value } }) =>
              onChange({ language: CHANNEL_LANGUAGES.find((one) => one === value) ?? 'en' })
            }
          >
            {CHANNEL_LANGUAGES.map((language) => (
              <option key={language} value={language}>
                {t(`languages.${language}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <ZoneSelect label={t('zone')} zone={draft.zone} onZoneChange={(zone) => onChange({ zone })} />
      {(['keyword', 'mentions'] as const).map((name) => (
        <Field key={name} label={t(name)} hint={t(`${name}Hint`)} optional>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={draft[name]}
              onChange={({ currentTarget: { value } }) => onChange({ [name]: value })}
            />
          )}
        </Field>
      ))}
      {others.length > 0 ? (
        <Field label={t('second')} hint={t('secondHint')}>
          {(control) => (
            <Select
              {...control}
              value={draft.secondChannelId ?? ''}
              onChange={({ currentTarget: { value } }) =>
                onChange({ secondChannelId: value === '' ? null : value })
              }
            >
              <option value="">{t('noSecond')}</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
    </>
  );
}
