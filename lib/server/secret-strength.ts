import 'server-only';

const MIN_LENGTH = 32;
/** Fewer distinct characters than this is a pattern, not a random value (32 random hex digits have about 14). */
const MIN_DISTINCT = 10;
/** Parts of the values that examples and other products ship. Compared in lower case, separators left out. */
const KNOWN_PARTS = [
  'changeme',
  'betterauthsecret',
  'yoursecret',
  'mysecret',
  'secretkey',
  'password',
  'replaceme',
];

/** Whether `secret` may sign sessions: long, varied, and not one of the values that everybody knows. */
export function isStrongSecret(secret: string): boolean {
  if (secret.length < MIN_LENGTH || new Set(secret).size < MIN_DISTINCT) return false;
  if (isRepetition(secret)) return false;
  const plain = secret.toLowerCase().replace(/[^a-z0-9]/g, '');
  return !KNOWN_PARTS.some((part) => plain.includes(part));
}

/** True when the text is one piece of up to half its length, over and over. */
function isRepetition(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length;
}
