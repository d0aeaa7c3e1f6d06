import type { RecordedCall } from './contract';

/** At least this many of the newest calls are kept; older ones are forgotten so that a long run does not fill the memory. */
export const MAX_KEPT_CALLS = 20_000;

export type CallLog = {
  add(call: RecordedCall): void;
  list(): readonly RecordedCall[];
  /** Calls that were forgotten since the last clear. */
  forgotten(): number;
  clear(): void;
};

export function createCallLog(): CallLog {
  let calls: RecordedCall[] = [];
  let forgotten = 0;
  return {
    add: (call) => {
      calls.push(call);
      if (calls.length > MAX_KEPT_CALLS * 2) {
        forgotten += MAX_KEPT_CALLS;
        calls = calls.slice(MAX_KEPT_CALLS);
      }
    },
    list: () => calls,
    forgotten: () => forgotten,
    clear: () => {
      calls = [];
      forgotten = 0;
    },
  };
}

/** The headers as they came, without what could be used again: the signature and a security token. */
export function redactHeaders(headers: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => {
      if (name === 'authorization') {
        return [name, value.replace(/Signature=.*$/, 'Signature=[redacted]')];
      }
      return [name, name === 'x-acs-security-token' ? '[redacted]' : value];
    }),
  );
}
