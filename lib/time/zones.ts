/** IANA zones: which exist, and what the clock on the wall says in them. The only code that asks for a zone. */

const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/;
const known = new Map<string, boolean>();

/** Whether `value` names a zone that this runtime can compute with. Bare offsets ("+08:00") are not zones. */
export function isZone(value: unknown): value is string {
  if (typeof value !== 'string' || !ZONE_NAME.test(value)) return false;
  const cached = known.get(value);
  if (cached !== undefined) return cached;
  let valid = true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
  } catch {
    valid = false;
  }
  // A hostile cookie must not grow the memory of the server.
  if (known.size < 2_000) known.set(value, valid);
  return valid;
}

/** All zones to choose from, UTC first. Lists of server and browser may differ: render it after a press, not before. */
export function listZones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}

/** The zone this process runs in; in a browser, the viewer's own. */
export function ownZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isZone(zone) ? zone : 'UTC';
}

/** "New York" of "America/New_York". */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Other words by which people look for a zone: cities that are not in its name, and the letters on their clocks. */
const WORDS: Record<string, string> = {
  'Asia/Shanghai': 'Beijing Guangzhou Shenzhen Chengdu Wuhan Hangzhou Dalian China CST 北京 上海 中国',
  'Asia/Hong_Kong': 'HKT 香港',
  'Asia/Taipei': 'CST 台北',
  'Asia/Singapore': 'SGT 新加坡',
  'Asia/Tokyo': 'Osaka Japan JST 东京',
  'Asia/Seoul': 'Korea KST 首尔',
  'Asia/Jakarta': 'WIB 雅加达',
  'Asia/Bangkok': 'Hanoi ICT 曼谷',
  'Asia/Kolkata': 'Delhi Mumbai Bangalore India IST',
  'Asia/Calcutta': 'Delhi Mumbai Bangalore India IST',
  'Asia/Dubai': 'Abu Dhabi GST 迪拜',
  'Australia/Sydney': 'Canberra AEST AEDT 悉尼',
  'Europe/London': 'GMT BST UK 伦敦',
  'Europe/Berlin': 'Frankfurt Munich CET CEST 柏林',
  'Europe/Paris': 'CET CEST 巴黎',
  'Europe/Moscow': 'MSK 莫斯科',
  'America/New_York': 'Boston Washington Virginia Eastern EST EDT ET 纽约',
  'America/Chicago': 'Dallas Houston Central CST CDT CT 芝加哥',
  'America/Denver': 'Mountain MST MDT MT',
  'America/Los_Angeles': 'San Francisco Seattle Silicon Valley Pacific PST PDT PT 洛杉矶',
  'America/Sao_Paulo': 'Brasilia Brazil BRT',
  UTC: 'GMT Zulu',
};

/** Cities, abbreviations and names of the country for which `zone` should be found. */
export function zoneWords(zone: string): string {
  return WORDS[zone] ?? '';
}

/**
 * The zone of an ENS region; null where it cannot be told from its id. Ids of regions on the Chinese mainland begin with
 * `cn-`, and all of them keep Beijing time [inferred].
 */
export function zoneOfRegion(regionId: string): string | null {
  return regionId.startsWith('cn-') ? 'Asia/Shanghai' : null;
}

/**
 * Whether a zone is found by `query`: every word of it must stand in the zone's name, its other words or its offset at the
 * instant that is shown ("UTC+8"). A word like "+8", "+08:00" or "utc+8" must be the offset itself, so that it does not find
 * "+8:45".
 */
export function isZoneFound(zone: { name: string; offset: string }, query: string): boolean {
  const text = plain(`${zone.name} ${zoneWords(zone.name)}`);
  return plain(query)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .every((word) => {
      const offset = minutesOf(word);
      return text.includes(word) || (offset !== null && offset === minutesOf(zone.offset.toLowerCase()));
    });
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('_', ' ').replaceAll('−', '-');
}

/** "+8", "utc+08:00", "gmt+5:30", "utc" → minutes east of UTC; null for anything else. */
function minutesOf(word: string): number | null {
  const [, sign, hours, minutes = '0'] =
    /^(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(word.replaceAll('−', '-')) ?? [];
  if (hours === undefined) return word === 'utc' ? 0 : null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
