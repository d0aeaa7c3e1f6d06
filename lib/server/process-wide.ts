import 'server-only';

declare global {
  // Next loads modules more than once (instrumentation, routes); what a server counts must be counted once.
  var redeployDeskShared: Map<string, unknown> | undefined;
}

/** The one `name` of this process, made at the first call. Guarantee: each name is used by one file, with one type. */
export function processWide<T>(name: string, make: () => T): T {
  globalThis.redeployDeskShared ??= new Map();
  const shared = globalThis.redeployDeskShared;
  if (!shared.has(name)) shared.set(name, make());
  return shared.get(name) as T;
}
