import { z } from 'zod';
import { FEED_LANGUAGES } from '@/lib/domain/calendar';
import { OutcomeFilter } from '@/lib/schemas/outcomes';

const id = z.string().regex(/^[a-z0-9]{12}$/);

/** The part of a filter of Outcomes that a feed keeps: not the time, which a calendar has by itself. */
export const FeedFilter = OutcomeFilter.omit({ fromMs: true, toMs: true });
export type FeedFilter = z.infer<typeof FeedFilter>;

export const CreateFeedInput = z.strictObject({
  filter: FeedFilter,
  /** Entries list the names of their instances. */
  showsNames: z.boolean().default(false),
  /** The language of its entries. */
  locale: z.enum(FEED_LANGUAGES),
});
export const FeedIdInput = z.strictObject({ feedId: id });

/** The address, which nothing shows a second time. */
export type FeedAddress = { feedId: string; address: string };

/** One of the viewer's own feeds. Times are epoch ms. */
export type FeedRow = {
  id: string;
  filter: FeedFilter;
  showsNames: boolean;
  createdAtMs: number;
  expiresAtMs: number;
  endsSoon: boolean;
  lastFetchMs: number | null;
};
/** GET /api/feeds. */
export type Feeds = { rows: FeedRow[]; max: number };
