'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Field, Fields, SheetSection } from '@/components/events/sheet-section';
import { Instant } from '@/components/time/instant';
import { CopyId } from '@/components/ui/copy-id';
import type { InstanceDetail } from '@/lib/schemas/events';
import { routes } from '@/lib/url/routes';

const MIB_PER_GIB = 1_024;

/** What the cloud says of the instance. */
export function InstanceSection({ instance }: { instance: InstanceDetail | null }) {
  const t = useTranslations('events.sheet');
  const tCommon = useTranslations('common');
  const tOutcomes = useTranslations('outcomes');
  if (!instance) {
    return (
      <SheetSection title={t('instance')}>
        <p className="text-dim">{t('noInstance')}</p>
      </SheetSection>
    );
  }
  const { memoryMb } = instance;
  return (
    <SheetSection title={t('instance')}>
      <Fields>
        <Field name={t('name')}>
          <Link
            prefetch={false}
            href={routes.instance(instance.instanceId)}
            title={tOutcomes('goInstance', { name: instance.name || instance.instanceId })}
            className="rounded-sm text-accent hover:underline"
          >
            {instance.name || instance.instanceId}
          </Link>
        </Field>
        <Field name={t('status')}>{instance.status || tCommon('none')}</Field>
        <Field name={t('spec')}>{instance.spec || tCommon('none')}</Field>
        <Field name={t('cpu')}>{instance.cpu || tCommon('none')}</Field>
        <Field name={t('memory')}>
          {memoryMb === null ? tCommon('none') : t('memoryValue', { gib: memoryMb / MIB_PER_GIB })}
        </Field>
        <Field name={t('os')}>{instance.osName || tCommon('none')}</Field>
        <Field name={t('publicIps')}>
          <Addresses list={instance.publicIps} />
        </Field>
        <Field name={t('privateIps')}>
          <Addresses list={instance.privateIps} />
        </Field>
        <Field name={t('disks')}>
          <Disks disks={instance.disks} />
        </Field>
        <Field name={t('fetchedAt')}>
          <Instant ms={instance.fetchedAtMs} style="seconds" withZone />
        </Field>
      </Fields>
    </SheetSection>
  );
}

function Addresses({ list }: { list: readonly string[] }) {
  const t = useTranslations('common');
  if (list.length === 0) return t('none');
  return (
    <ul className="flex flex-col items-start">
      {list.map((address) => (
        <li key={address}>
          <CopyId id={address} whole className="text-xs" />
        </li>
      ))}
    </ul>
  );
}

function Disks({ disks }: { disks: InstanceDetail['disks'] }) {
  const t = useTranslations('events.sheet');
  const tCommon = useTranslations('common');
  if (disks.length === 0) return tCommon('none');
  return (
    <ul>
      {disks.map(({ category, sizeGib, kind }, index) => {
        const size = sizeGib === null ? t('diskSizeUnknown') : t('diskSize', { gib: sizeGib });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two disks may be alike in everything, and the list is never edited
          <li key={index}>
            {t('disk', { category, size })}{' '}
            <span className="text-dim">{kind === 'system' ? t('systemDisk') : t('dataDisk')}</span>
          </li>
        );
      })}
    </ul>
  );
}
