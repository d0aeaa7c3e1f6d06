import { expect, test } from 'vitest';
import { createLog } from '@/lib/server/log';

function linesOf(use: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  use(createLog('info', (line) => lines.push(line)));
  return lines;
}

test('one entry is one line, whatever a name holds', () => {
  const hostile = 'web-1\r\n{"level":"error","msg":"forged"}\u2028\u0085\u001b[2J\u009b31m';
  const lines = linesOf((log) => log.info({ instanceName: hostile, userAgent: hostile }, hostile));
  expect(lines).toHaveLength(1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  expect(lines[0]?.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', msg: hostile, instanceName: hostile });
});

test('secrets are replaced, also inside objects', () => {
  const [line = ''] = linesOf((log) =>
    log.info({
      password: 'one-secret',
      headers: { cookie: 'two-secret', authorization: 'three-secret' },
      request: { config: { accessKeySecret: 'four-secret' } },
      config: { databaseUrl: 'five-secret', authSecret: 'six-secret' },
      query: { Signature: 'seven-secret', AccessKeyId: 'eight-secret' },
    }),
  );
  expect(line).not.toContain('-secret"');
  expect(line.match(/\[redacted\]/g)).toHaveLength(8);
});

test('the secret of a calendar feed leaves every text', () => {
  const secret = 'x'.repeat(43);
  const address = `https://desk.example.com/api/ical/dskc_abcdefghijkl_${secret}.ics`;
  const [line = ''] = linesOf((log) => log.error({ err: new Error(address), url: address }, address));
  expect(line).not.toContain(secret);
  expect(line).toContain('dskc_abcdefghijkl_[redacted]');
});
