import 'server-only';

/** Source: NIST SP 800-63B asks for 8 at least; a desk that reboots machines asks for more. */
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;
