import 'server-only';
import { NOTICE_KINDS } from '@/lib/domain/notices';
import type { ChannelsTable } from '@/lib/server/db/schema-notices';
import type { Store } from '@/lib/server/db/store';

/** For tests: a webhook channel that is told of everything, stored past the service. */
export async function insertTestChannel(
  store: Pick<Store, 'db'>,
  given: Partial<ChannelsTable> & { id: string },
): Promise<void> {
  await store.db
    .insertInto('channels')
    .values({
      type: 'webhook',
      name: given.id,
      addressSealed: '',
      addressHost: 'example.com',
      kindsJson: JSON.stringify(NOTICE_KINDS),
      regionsJson: '[]',
      quietJson: 'null',
      language: 'en',
      zone: 'UTC',
      keyword: '',
      mentionsJson: '[]',
      createdBy: 'ada',
      createdByName: 'Ada',
      secretSealed: null,
      previousSecretSealed: null,
      previousUntilMs: null,
      secretTail: null,
      secondChannelId: null,
      brokenCode: null,
      brokenMessage: null,
      brokenAtMs: null,
      pausedAtMs: null,
      removedAtMs: null,
      revision: 1,
      holdsUrgent: 0,
      restUntilMs: 0,
      createdAtMs: 0,
      updatedAtMs: 0,
      ...given,
    })
    .execute();
}
