'use server';

import {
  createFeed as createFeedVerb,
  revokeFeed as revokeFeedVerb,
  rotateFeed as rotateFeedVerb,
} from '@/lib/server/services/calendar/feeds';
import { action } from '@/lib/server/services/run-action';

export const createFeed = action(createFeedVerb);
export const rotateFeed = action(rotateFeedVerb);
export const revokeFeed = action(revokeFeedVerb);
