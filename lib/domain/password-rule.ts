/**
 * Which passwords a person may choose. Pure: the list of common ones is given.
 * Source: OWASP ASVS 5.0 6.2.1–6.2.4 and 6.2.11, NIST SP 800-63B 3.1.1.2 (no rules of composition, a list instead).
 */

/** Source: NIST SP 800-63B asks for 8 at least; a desk that reboots machines asks for more. */
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;

/** Why a password is refused; names of the messages `errors.reason.<name>`. */
export type PasswordFault = 'user_password' | 'password_common' | 'password_simple' | 'password_own_words';

/** Words of the product, its cloud and its roles: the first that somebody tries here. */
const PRODUCT_WORDS = [
  ...['redeploydesk', 'redeploy', 'desk', 'alibabacloud', 'alibaba', 'aliyun', 'alicloud', 'edgenode', 'ens'],
  ...['administrator', 'admin', 'operator', 'approver', 'viewer', 'oncall', 'password', 'passwort'],
];
/** Shorter parts of a name or an e-mail say nothing. */
const MIN_WORD = 3;
/** What a password must hold beside runs and known words: less is guessed from what everybody knows. */
const MIN_OTHER = 8;
const MIN_DISTINCT = 5;
/** Runs, repetitions and other characters, each counted once. */
const MIN_STEPS = 6;
/** A word of the list with no more than this around it is the word. */
const MAX_AROUND = 8;
/** Shorter words of the list are part of too much to be looked at alone. */
const MIN_LISTED = 4;

const ROWS = ['1234567890', 'qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm'];
const LOOKS_LIKE: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

export type PasswordFacts = {
  /** E-mail and name of whom the password is for. */
  person: { email: string; name?: string | undefined };
  /** Whether a word, in lower case, is one of the commonest passwords. */
  isCommon: (word: string) => boolean;
};

/** Why `password` must not be chosen; null when it may. */
export function passwordFault(password: string, { person, isCommon }: PasswordFacts): PasswordFault | null {
  if (password.length < MIN_PASSWORD_LENGTH || password.length > MAX_PASSWORD_LENGTH) return 'user_password';
  const text = password.normalize('NFKC').toLowerCase();
  if (isSimple(text)) return 'password_simple';
  if (formsOf(text).some((form) => isCommon(form))) return 'password_common';
  return isOwn(text, wordsOf(person)) ? 'password_own_words' : null;
}

/** One piece over and over, few different characters, or little more than runs (`aaaa`, `1234`, `qwer`). */
function isSimple(text: string): boolean {
  if (new Set(text).size < MIN_DISTINCT) return true;
  const again = (text + text).indexOf(text, 1);
  return again < Math.min(text.length, MIN_PASSWORD_LENGTH) || stepsOf(text) < MIN_STEPS;
}

/** The number of runs and of single characters that `text` is made of. */
function stepsOf(text: string): number {
  const letters = [...text];
  let steps = 0;
  let at = 0;
  while (at < letters.length) {
    at += Math.max(1, runAt(letters, at));
    steps += 1;
  }
  return steps;
}

/** How many characters from `at` follow each other; 0 when fewer than three do. */
function runAt(letters: readonly string[], at: number): number {
  let longest = 0;
  for (const follows of [isSame, isUp, isDown]) {
    let end = at;
    while (end + 1 < letters.length && follows(letters[end] ?? '', letters[end + 1] ?? '')) end += 1;
    longest = Math.max(longest, end - at + 1);
  }
  return longest >= 3 ? longest : 0;
}

const isSame = (one: string, next: string) => one === next;
const isUp = (one: string, next: string) => isNext(one, next) || ROWS.some((row) => row.includes(one + next));
const isDown = (one: string, next: string) => isUp(next, one);

/** The next letter of the alphabet, or the next digit. */
function isNext(one: string, next: string): boolean {
  return /^[a-z0-9]{2}$/.test(one + next) && next.charCodeAt(0) === one.charCodeAt(0) + 1;
}

/** What is looked up in the list: the text, and the same without trivial changes. */
function formsOf(text: string): string[] {
  const bare = [text, text.replace(/[^\p{L}]+$/u, ''), text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')];
  const near = bare.filter((form) => form.length >= MIN_LISTED && text.length - form.length <= MAX_AROUND);
  return [
    ...new Set(near.flatMap((form) => [form, spelled(form), spelled(form).replace(/[^\p{L}]+/gu, '')])),
  ].filter((form) => form.length >= MIN_LISTED);
}

/** With letters in place of the digits and signs that are written for them. */
function spelled(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => LOOKS_LIKE[sign] ?? sign);
}

/** Whether little is left of `text` without the words that belong to the product and to the person. */
function isOwn(text: string, words: readonly string[]): boolean {
  return [text, spelled(text)].some((form) => {
    const rest = words.reduce((left, word) => left.replaceAll(word, '\0'), form);
    return rest.includes('\0') && stepsOf(rest.replaceAll(/[\0\s._-]/g, '')) < MIN_OTHER;
  });
}

/** Longest first, so that no part hides the whole. The last label of a host (`com`) says nothing. */
function wordsOf({ email, name = '' }: PasswordFacts['person']): string[] {
  const [local = '', host = ''] = email.toLowerCase().split('@');
  const own = [
    email,
    local,
    host,
    name,
    ...local.split(/[^\p{L}]+/u),
    ...host.split('.').slice(0, -1),
    ...name.split(/[^\p{L}]+/u),
  ];
  const words = own.map((word) => word.normalize('NFKC').toLowerCase().trim());
  const plain = words.map((word) => word.replace(/[\s._-]+/g, ''));
  return [...new Set([...PRODUCT_WORDS, ...words, ...plain])]
    .filter((word) => word.length >= MIN_WORD)
    .sort((one, other) => other.length - one.length);
}
