import { parseAsId } from '@/lib/url/parsers';

/** What the page of services keeps in its URL: the service whose panel is open. */
export const servicesParsers = { service: parseAsId };
