import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { DeskError } from '@/lib/domain/errors';
import { isRole, ROLES } from '@/lib/domain/permissions';
import { parsePasswordSignIn } from '@/lib/server/config';
import type { ServiceContext } from '@/lib/server/services/context';
import { resetSecondFactor } from '@/lib/server/services/second-factor/set-up';
import { setPassword } from '@/lib/server/services/users/passwords';
import { addUser, removeUser } from '@/lib/server/services/users/people';
import { listUsers } from '@/lib/server/services/users/read';
import { setRegions } from '@/lib/server/services/users/regions';
import { setRole } from '@/lib/server/services/users/roles';
import { UsageError } from './command-context';

export const USAGE = `Usage:
  npm run user -- add EMAIL --role ROLE [--name NAME] [--region REGION]...
  npm run user -- list
  npm run user -- set-role EMAIL --role ROLE
  npm run user -- set-regions EMAIL (--region REGION... | --all-regions)
  npm run user -- set-password EMAIL
  npm run user -- reset-second-factor EMAIL
  npm run user -- remove EMAIL

ROLE is one of: ${ROLES.join(', ')}.
With --region, once for each, the person sees and does only what lies in these regions; admins are never limited.
The password comes from DESK_PASSWORD, or is asked for.`;

type Options = {
  email: string;
  role: string | undefined;
  name: string | undefined;
  /** Null: no limit. */
  regions: string[] | null;
};
/** Does its work and returns the lines to print. */
type Command = {
  needs: { email: boolean; role: boolean };
  run: (ctx: ServiceContext, options: Options) => Promise<string>;
};

const COMMANDS: Record<string, Command> = {
  add: {
    needs: { email: true, role: true },
    run: async (ctx, { email, role, name, regions }) => {
      const user = await addUser(ctx, { email, role, name, regions, password: await readPassword() });
      return `Added ${user.email} as ${user.role}${inRegions(regions)}.${noteWhenOff()}`;
    },
  },
  list: {
    needs: { email: false, role: false },
    run: async (ctx) => {
      const users = await listUsers(ctx, null);
      if (users.length === 0) return 'There are no users yet.';
      return users
        .map(({ email, role, name, disabled, regions }) =>
          [email, role, name, disabled ? 'removed' : '', regions?.join(' ') ?? ''].join('\t').trimEnd(),
        )
        .join('\n');
    },
  },
  'set-role': {
    needs: { email: true, role: true },
    run: async (ctx, { email, role }) => {
      if (!isRole(role)) throw new DeskError('invalid_input', 'user_role');
      const user = await setRole(ctx, { email, role });
      return `${user.email} is now ${user.role}; their sessions have ended.`;
    },
  },
  'set-regions': {
    needs: { email: true, role: false },
    run: async (ctx, { email, regions }) => {
      const user = await setRegions(ctx, { email, regions });
      return user.regions === null
        ? `${user.email} is no longer limited to regions.`
        : `${user.email} is limited to ${user.regions.join(', ')}; their sessions have ended if that took some away.`;
    },
  },
  'set-password': {
    needs: { email: true, role: false },
    run: async (ctx, { email }) => {
      const user = await setPassword(ctx, { email, password: await readPassword() });
      return `${user.email} has a new password; their sessions have ended.`;
    },
  },
  'reset-second-factor': {
    needs: { email: true, role: false },
    run: async (ctx, { email }) => {
      const user = await resetSecondFactor(ctx, { email });
      return `${user.email} signs in with the password alone; their sessions have ended.`;
    },
  },
  remove: {
    needs: { email: true, role: false },
    run: async (ctx, { email }) => {
      const user = await removeUser(ctx, { email });
      return `${user.email} can no longer sign in; their sessions have ended.`;
    },
  },
};

function inRegions(regions: readonly string[] | null): string {
  return regions === null ? '' : ` in ${regions.join(', ')}`;
}

/** Such an account is for the day on which the identity provider is gone. */
function noteWhenOff(): string {
  if (parsePasswordSignIn(process.env)) return '';
  return '\nPasswords are off (PASSWORD_SIGN_IN=0): they can sign in once it is 1 again.';
}

/** Turns arguments into work to do. Throws UsageError that says what is wrong with them. */
export function parseUserCommand(args: readonly string[]): (ctx: ServiceContext) => Promise<string> {
  const { values, positionals } = parseOptions(args);
  const [name = '', email = '', ...rest] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(name ? `Unknown command: ${name}` : 'Which command?');
  if (command.needs.email && email === '') throw new UsageError(`${name} needs an e-mail.`);
  if (rest.length > 0 || (!command.needs.email && email !== '')) throw new UsageError('Too many arguments.');
  const { role } = values;
  if (command.needs.role && !ROLES.some((known) => known === role)) {
    const given = role === undefined ? '--role is missing' : `Unknown role: ${role}`;
    throw new UsageError(`${given}. ROLE is one of: ${ROLES.join(', ')}.`);
  }
  const regions = regionsOf(name, values);
  return (ctx) => command.run(ctx, { email, role, name: values.name, regions });
}

/** A limit is only ever taken away by saying so. */
function regionsOf(command: string, given: { region?: string[]; 'all-regions'?: boolean }): string[] | null {
  const isGiven = given.region !== undefined || given['all-regions'] === true;
  if (command !== 'add' && command !== 'set-regions' && isGiven) {
    throw new UsageError(`${command} takes no regions.`);
  }
  if (given.region !== undefined && given['all-regions'] === true) {
    throw new UsageError('Give --region or --all-regions, not both.');
  }
  if (command === 'set-regions' && !isGiven) {
    throw new UsageError('set-regions needs --region REGION, or --all-regions.');
  }
  return given.region ?? null;
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        role: { type: 'string' },
        name: { type: 'string' },
        region: { type: 'string', multiple: true },
        'all-regions': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * A new password: DESK_PASSWORD, or typed twice without being shown.
 * Throws UsageError when there is neither a variable nor a terminal, or the two differ.
 */
async function readPassword(): Promise<string> {
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
