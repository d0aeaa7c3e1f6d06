import 'server-only';
import { MORE_COMMON_PASSWORDS } from '@/lib/server/auth/more-common-passwords';

let words: Promise<ReadonlySet<string>> | null = null;

/** The commonest passwords, in lower case. Read at the first question: it takes some 60 ms and 16 MB. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  words ??= readWords();
  return words;
}

async function readWords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set([...dictionary['passwords-common'], ...MORE_COMMON_PASSWORDS.split(/\s+/)]);
}
