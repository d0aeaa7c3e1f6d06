import { existsSync } from 'node:fs';
import { ConfigError, parseDatabaseUrl } from '@/lib/server/config';
import { openStore, type Store } from '@/lib/server/db/store';
import { AUDIT_USAGE, type AuditAnswer, type AuditCommand, parseAuditCommand } from './audit-commands';
import { UsageError } from './command-context';
import { loadEnvFiles } from './load-env';

const EXIT_BROKEN = 1;
const EXIT_USAGE = 2;

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.length === 0 || args.includes('--help') || args.includes('-h')) {
    console.log(AUDIT_USAGE);
    return args.length === 0 ? EXIT_USAGE : 0;
  }
  const command = parseAuditCommand(args);
  const { text, whole } = await answer(command);
  (whole ? console.log : console.error)(text);
  return whole ? 0 : EXIT_BROKEN;
}

async function answer(command: AuditCommand): Promise<AuditAnswer> {
  if (!command.needsStore) return command.run();
  loadEnvFiles(false);
  const store = openExisting(parseDatabaseUrl(process.env));
  try {
    return await command.run(store);
  } finally {
    await store.close();
  }
}

/** Neither makes nor migrates a store: a check must not change what it checks. */
function openExisting(url: string): Store {
  if (url.startsWith('file:') && !existsSync(url.slice('file:'.length))) {
    throw new UsageError('DATABASE_URL names a file that is not there.');
  }
  return openStore(url);
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${AUDIT_USAGE}`);
    return EXIT_USAGE;
  }
  if (error instanceof ConfigError) {
    console.error(error.message);
    return EXIT_USAGE;
  }
  const reason = error instanceof Error ? error.message : String(error);
  console.error(
    `The audit chain cannot be read: ${reason}\nA store without one gets it when the server starts.`,
  );
  return EXIT_USAGE;
}

process.exitCode = await main().catch(explain);
