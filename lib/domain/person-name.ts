/** Names of people: none that cannot be seen, that says something untrue, or that looks like somebody else's. Pure. */

const MAX_LENGTH = 100;
/** Control and format characters (also those that turn the direction), unassigned ones, line ends, and blanks of all kinds. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Who is no person; never a name. */
const NOBODY = [
  'system',
  'systems',
  'server',
  'root',
  'cli',
  'commandline',
  'redeploydesk',
  'alibabacloud',
  'aliyun',
];
/** What people may be here, also in the other language. Only somebody whose e-mail begins so is called so. */
const RANKS = [
  ...['admin', 'admins', 'administrator', 'approver', 'operator', 'viewer', 'oncall', 'support', 'security'],
  ...['管理员', '审批人', '操作员', '值班', '只读', '系统', '命令行'],
];

/** Why a name is refused; names of the messages `errors.reason.<name>`. */
export type NameFault = 'user_name' | 'name_reserved';

/**
 * Why a person with this e-mail must not be called `name`; null when they may, if nobody else is (`nameKey`).
 */
export function nameFault(name: string, email: string): NameFault | null {
  const text = name.normalize('NFKC');
  if (text.trim() === '' || name.length > MAX_LENGTH || UNSEEN.test(name) || text.includes('@'))
    return 'user_name';
  const key = nameKey(name);
  if (key === '') return 'user_name';
  if (isOneOf(NOBODY, key) || /^\s*cli\s*[:/]/i.test(text)) return 'name_reserved';
  const [local = ''] = email.split('@');
  return isOneOf(RANKS, key) && key !== nameKey(local) ? 'name_reserved' : null;
}

/**
 * What names are compared by: two that look alike have the same. Without case, accents, spaces and signs; letters of other
 * scripts, and `1 I | 0 rn vv`, as what they look like. Source: after UTS #39, "skeleton".
 */
export function nameKey(name: string): string {
  const bare = name.normalize('NFKC').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...bare]
    .map((letter) => lookOf(letter))
    .join('')
    .replace(/[1i|]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function isOneOf(words: readonly string[], key: string): boolean {
  return words.some((word) => nameKey(word) === key);
}

/**
 * Letters and digits of other scripts that look like those of Latin, by what they look like; in lower case, without marks.
 * `l` stands for everything that looks like a stroke, `o` for every circle.
 * Source: Unicode's confusables.txt (UTS #39), those that lead to one letter or digit of ASCII.
 */
const LOOK_ALIKES: Record<string, string> = {
  '2': 'ꝛƨϩꙅᒿꛯƻ',
  '3': 'ɜȝʒꝫⳍзӡ𖼻𑣊ҙ',
  '4': 'ꮞ𑣏',
  '5': 'ƽ𑣛',
  '6': 'ⳓбꮾ𑣕',
  '7': '𐓺𑣆',
  '8': '৪੪𞣋ȣ𐌚',
  '9': '੧୨৭൭ꝯⳋ𑣌𑣖',
  a: 'ɑαаꭺᗅꓮ𖽀𐊠',
  b: 'ƅьꮟᖯꞵβвᏼᗷꓐ𐊂𐊡𐌁ɓƃбƀҍѣ',
  c: 'ᴄςⲥсꮯ𐐽𑣲𑣩σꓚ𐊢𐌂𐔜ȼҫ',
  d: 'ԁꮷᑯꓒꭰᗞᗪꓓɗɖƌđð',
  e: 'ꬲеҽεⴹꭼꓰ𑣆𑣎𐊆ɇҿ',
  f: 'ꬵꞙẝքϝᖴꓝ𑣂𐊇𐊥𐔥ƒᵮ',
  g: 'ɡᶃƍցԍꮐᏻꓖɠǥ',
  h: 'һհꮒηⲏнꮋᕼꓧ𐋏ɦꚕᏺⱨңħћӊӈ',
  j: 'ϳјʝꭻᒍꓙɉ',
  k: 'κⲕкꮶᛕꓗ𐔘ƙⱪқꝁҟ',
  l: 'ıɪɩιіꙇӏꭵ𑣃ɨᵻᵼ١۱𐌠𞣇ǀⲓוןاߊⵏᛁꓲ𖼨𐊊𐌉ⳑꮮᒪꓡ𖼖𑣒𐑃𐔦łɭƚɫٳ',
  m: 'μϻⲙмꮇᗰᛖꓟ𐊰𐌑ӎ',
  n: 'ոռνⲛꓠ𐔓ɳƞηɲᵰ',
  o: '०੦૦௦౦೦൦๐໐၀٥۵ᴏᴑꬽοσⲟоჿօסهھہەഠဝ𐓪𑣈𑣗𐐬߀০୦〇𑓐𑣠ⵔዐଠꓳ𑣕𐊒𐊫𐔖ۿøꬾⵁɵꝋөѳꮎꮻθⴱꭴတ',
  p: 'ρⲣрꮲᑭꓑ𐊕ƥᵽ',
  q: 'ԛգզⵕʠ',
  r: 'ꭇꭈᴦⲅгꮁʀꭱꮢ𐓜ᖇꓣ𖼵ɽɼɍғᵲ',
  s: 'ꜱƽѕꮪ𑣁𐑈տꮥꓢ𖼺𐊖ʂᵴ',
  t: 'τⲧтꭲꓔ𖼊𑣜𐊗𐊱𐌕ƭⱦʈҭŧᵵ',
  u: 'ꞟᴜꭎꭒʋυս𐓶𑣘ሀᑌꓴ𖽂ᵾꮜʉ',
  v: 'ᴠνѵט𑜆ꮩ𑣀٧۷ⴸᐯꛟꓦ𖼈𐔝',
  w: 'ɯᴡѡԝա𑜊𑜎𑜏ꮃ𑣯𑣦ꮤꓪѽ𑓅ꝡ',
  x: 'хᕁᕽ𐌢𑣬ꭓχⲭⵝᚷꓫ𐊐𐊴𐌗𐔧ҳ',
  y: 'ɣᶌʏỿꭚγуүყ𑣜υⲩꭹꮍꓬ𖽃𑣄𐊲ƴɏұ',
  z: 'ᴢꮓ𑣄𐋵𑣥ζꓜ𑣉ʐƶȥᵶ',
};

const LOOKS_LIKE = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([plain, others]) =>
    [...others].map((other) => [other, plain] as const),
  ),
);

/** What `letter` (in lower case, without marks) looks like. */
function lookOf(letter: string): string {
  return LOOKS_LIKE.get(letter) ?? letter;
}

/** A mailbox (personKey) under which an account is or was known. */
export type KnownMailbox = { userId: string; key: string };

/** Gives every personKey of one person the same name. */
export type PersonNames = (key: string) => string;

/**
 * Who is one person although mailboxes change: accounts that ever had a mailbox in common, and whoever is joined to them
 * in turn. Without a change every key is its own name. The name is the first of the person's keys by code units, so it
 * does not depend on the order of `known`.
 */
export function personNames(known: readonly KnownMailbox[]): PersonNames {
  const parents = new Map<string, string>();
  const rootOf: PersonNames = (key) => {
    let root = key;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  const firstOf = new Map<string, string>();
  for (const { userId, key } of known) {
    const root = rootOf(key);
    const other = rootOf(firstOf.get(userId) ?? key);
    firstOf.set(userId, key);
    if (root < other) parents.set(other, root);
    else if (other < root) parents.set(root, other);
  }
  return rootOf;
}

/** A person in one text: a name alone does not tell who it is. `email` null: the store does not know them any more. */
export function nameAndEmail(name: string, email: string | null): string {
  return email === null || name.includes(email) ? name : `${name} (${email})`;
}
