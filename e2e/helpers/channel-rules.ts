/** Rules of a channel that tells at once, of every region, in English: what most journeys and runs want. */
export const PLAIN_RULES = {
  regions: [],
  quiet: null,
  holdsUrgent: false,
  language: 'en',
  zone: 'UTC',
  keyword: '',
  mentions: [],
  secondChannelId: null,
};
