import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { type BuiltServer, spawnBuilt } from '@/e2e/faults/built-server';
import { type DeskClient, signInAs } from '@/e2e/faults/desk-client';
import { type Door, openDoor } from '@/e2e/faults/door';
import { environmentOf } from '@/e2e/faults/environment';
import type { OrderLog } from '@/e2e/faults/order-log';
import { addUsers, type Role } from '@/e2e/helpers/desk';
import type { Simulator } from '@/lib/simulator/server';

/** One server of several on one store. */
export type Member = {
  readonly server: number;
  /** Changes with each start of its process. */
  life(): string;
  pid(): number | undefined;
  isRunning(): boolean;
  pause(): void;
  resume(): void;
  kill(): Promise<void>;
  /** Resolves when it can serve people; throws when it was killed before. */
  start(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  end(): Promise<number | null>;
  client: DeskClient;
};

export type Cluster = {
  members: readonly Member[];
  running(): Member[];
  /** A person behind a load balancer: each request goes to the next running server. */
  client: DeskClient;
  stop(): Promise<void>;
};

type ClusterOptions = {
  servers: number;
  simulator: Simulator;
  databaseUrl: string;
  settings: Record<string, string>;
  folder: string;
  orders: OrderLog;
  /** Who has an account; the first of them is at the browser. */
  roles: readonly Role[];
};

/** Starts servers of one build on one store, all at once, so that they migrate at the same time too. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { servers, roles } = options;
  const door = await openDoor(options.simulator.url, (order) => {
    const sender = members.find(({ server }) => order.accessKeyId.endsWith(`.${server}`));
    if (sender) options.orders.add({ ...order, server: sender.server, life: sender.life() });
  });
  const parts = await Promise.all(
    Array.from({ length: servers }, (_, server) => prepareMember(options, server, door)),
  );
  const members = parts.map(({ member }) => member);
  const stop = async () => {
    await Promise.all(members.map((member) => member.kill()));
    await door.close();
  };
  try {
    await Promise.all(members.map((member) => member.start()));
    for (const { env } of parts.slice(0, 1)) await addUsers(env, roles);
    await Promise.all(parts.map((part) => part.signIn(roles[0] ?? 'operator')));
  } catch (error) {
    await stop();
    throw error;
  }
  const running = () => members.filter((member) => member.isRunning());
  return { members, running, client: takingTurns(running), stop };
}

async function prepareMember(options: ClusterOptions, server: number, door: Door) {
  let life = '';
  let process: BuiltServer | null = null;
  let isReady = false;
  let isPaused = false;
  let client: DeskClient | null = null;
  const env = await environmentOf(
    { ...options.simulator, url: door.url, accessKeyId: `${options.simulator.accessKeyId}.${server}` },
    options.databaseUrl,
    options.settings,
  );
  const url = env.BASE_URL ?? '';
  const own = () => {
    if (!client) throw new Error('nobody has signed in yet');
    return client;
  };
  const member: Member = {
    server,
    life: () => life,
    pid: () => process?.pid,
    isRunning: () => process?.isRunning() === true && isReady && !isPaused,
    pause: () => {
      isPaused = true;
      process?.pause();
    },
    resume: () => {
      process?.resume();
      isPaused = false;
    },
    kill: async () => {
      await process?.kill();
      isPaused = false;
    },
    start: async () => {
      life = randomUUID();
      isReady = false;
      process = spawnBuilt(env, path.join(options.folder, `server-${server}.log`));
      await process.ready();
      isReady = true;
    },
    end: async () => process?.end() ?? null,
    client: { read: (apiPath) => own().read(apiPath), act: (name, input) => own().act(name, input) },
  };
  const signIn = async (role: Role) => {
    client = await signInAs(url, role, env.NEXT_DIST_DIR || '.next');
  };
  return { member, env, signIn };
}

function takingTurns(running: () => Member[]): DeskClient {
  let turn = 0;
  const next = () => {
    const members = running();
    const member = members[turn++ % members.length];
    if (!member) throw new Error('no server runs');
    return member.client;
  };
  return {
    read: async (apiPath) => next().read(apiPath),
    act: async (name, input) => next().act(name, input),
  };
}
