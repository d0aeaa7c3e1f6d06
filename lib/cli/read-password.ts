import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './usage-error';

/**
 * A new password: DESK_PASSWORD, or typed twice without being shown.
 * Throws UsageError when there is neither a variable nor a terminal, or the two differ.
 */
export async function readPassword(): Promise<string> {
  const given = process.env.DESK_PASSWORD;
  if (given) return given;
  if (!process.stdin.isTTY)
    throw new UsageError('No password: set DESK_PASSWORD, or run this in a terminal.');
  const first = await askHidden('Password: ');
  const second = await askHidden('Once more: ');
  if (first !== second) throw new UsageError('The two passwords differ.');
  return first;
}

async function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  // Swallows the echo of the typed characters.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await prompt.question('');
  } finally {
    prompt.close();
    process.stderr.write('\n');
  }
}
