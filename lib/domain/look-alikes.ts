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
export function lookOf(letter: string): string {
  return LOOKS_LIKE.get(letter) ?? letter;
}
