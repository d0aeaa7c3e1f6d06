'use server';

import {
  createFeed as createFeedVerb,
  revokeFeed as revokeFeedVerb,
  rotateFeed as rotateFeedVerb,
} from '@/lib/server/services/calendar/feeds';
import { runAction } from '@/lib/server/services/run-action';

export async function createFeed(input: unknown) {
  return runAction(createFeedVerb, input);
}

export async function rotateFeed(input: unknown) {
  return runAction(rotateFeedVerb, input);
}

export async function revokeFeed(input: unknown) {
  return runAction(revokeFeedVerb, input);
}
