import 'server-only';

/**
 * The default export of a CommonJS package. Node's own loader (the commands) gives the whole module where a bundler (the
 * server) gives its default: both load the same files of ours.
 */
export function defaultOf<T>(imported: T): T {
  return hasDefault<T>(imported) ? imported.default : imported;
}

function hasDefault<T>(imported: unknown): imported is { default: T } {
  return typeof imported === 'object' && imported !== null && 'default' in imported;
}
