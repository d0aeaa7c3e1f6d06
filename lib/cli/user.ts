import { DeskError, type ErrorReason } from '@/lib/domain/errors';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@/lib/domain/password-rule';
import { ConfigError, parseDatabaseUrl } from '@/lib/server/config';
import { migrateStore, openStore } from '@/lib/server/db/store';
import { commandContext, UsageError } from './command-context';
import { loadEnvFiles } from './load-env';
import { parseUserCommand, USAGE } from './user-commands';

const EXIT_REFUSED = 1;
const EXIT_USAGE = 2;

/** What the refusals of the user services mean, for people at a terminal. */
const SENTENCES: Partial<Record<ErrorReason, string>> = {
  user_exists: 'There is a user with this e-mail already. See set-role, set-password and remove.',
  user: 'There is no user with this e-mail.',
  last_admin: 'This is the last admin. Make another one first.',
  role_from_groups: 'The identity provider decides the role of this person at each sign-in (OIDC_ROLE_MAP).',
  admin_regions: 'Admins are never limited to regions. Leave --region out, or give another role.',
  regions_from_groups:
    'The identity provider decides the regions of this person at each sign-in (OIDC_ROLE_MAP).',
  user_regions: 'A region is given by its id, for example cn-dalian-unicom; at most 200 of them.',
  user_email: 'This is not an e-mail address.',
  user_role: 'There is no such role.',
  user_password: `The password needs ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} characters.`,
  password_common:
    'This is one of the commonest passwords, or little more. Four words that have nothing to do with each other are better.',
  password_simple:
    'This password is little more than a sequence or a repetition. Four words that have nothing to do with each other are better.',
  password_own_words:
    'This password is little more than words of this desk, of the e-mail or of the name. Choose words that nobody links with you.',
  second_factor_off: 'This person has no second factor.',
  user_name:
    'The name needs 1 to 100 characters on one line, letters among them, no @ and nothing invisible.',
  name_reserved: 'This name belongs to the desk itself or to a role. Give the name of the person.',
  name_taken: 'Somebody has a name that looks like this one already. Add something, for example the team.',
};

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.length === 0 || args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return args.length === 0 ? EXIT_USAGE : 0;
  }
  const run = parseUserCommand(args);
  loadEnvFiles(false);
  const store = openStore(parseDatabaseUrl(process.env));
  try {
    await migrateStore(store);
    console.log(await run(commandContext(store)));
    return 0;
  } finally {
    await store.close();
  }
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${USAGE}`);
    return EXIT_USAGE;
  }
  if (error instanceof ConfigError) {
    console.error(error.message);
    return EXIT_USAGE;
  }
  if (error instanceof DeskError) {
    console.error((error.reason && SENTENCES[error.reason]) ?? error.message);
    return error.code === 'invalid_input' ? EXIT_USAGE : EXIT_REFUSED;
  }
  console.error('The store cannot be used:', error instanceof Error ? error.message : error);
  return EXIT_REFUSED;
}

process.exitCode = await main().catch(explain);
