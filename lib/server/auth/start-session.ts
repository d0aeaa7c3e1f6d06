import 'server-only';
import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

const body = z.object({ userId: z.string(), ipAddress: z.string(), userAgent: z.string() });

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
      // Ours instead of better-auth's, which would believe any header.
      const seen = { ipAddress, userAgent };
      const session = await internalAdapter.createSession(userId, false, seen);
      if (!session) return null;
      await setSessionCookie(ctx, { session, user });
      return { sessionId: session.id };
    }),
  },
} satisfies BetterAuthPlugin;
