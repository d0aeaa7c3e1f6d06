import { lookOf } from '@/lib/domain/look-alikes';

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
