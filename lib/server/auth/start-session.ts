import 'server-only';
import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

const body = z.object({ userId: z.string(), ipAddress: z.string(), userAgent: z.string() });

/** Longer names of browsers are cut: a client may send what it likes. */
const MAX_USER_AGENT = 300;

/**
 * Begins the session of somebody who has proved who they are, and gives its cookie. Only the server itself can call it:
 * it has no path. Gives null when the person may not have one (disabled).
 */
export const startSessionPlugin = {
  id: 'desk-session',
  endpoints: {
    startSession: createAuthEndpoint.serverOnly({ method: 'POST', body }, async (ctx) => {
      const { userId, ipAddress, userAgent } = ctx.body;
      const { internalAdapter } = ctx.context;
      const user = await internalAdapter.findUserById(userId);
      if (!user) return null;
      const seen = { ipAddress, userAgent: userAgent.slice(0, MAX_USER_AGENT) };
      const session = await internalAdapter.createSession(userId, false, seen);
      if (!session) return null;
      await setSessionCookie(ctx, { session, user });
      return { sessionId: session.id };
    }),
  },
} satisfies BetterAuthPlugin;
