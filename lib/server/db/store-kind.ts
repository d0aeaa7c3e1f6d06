/** The two stores that the product runs on. */
export type StoreKind = 'libsql' | 'postgres';
