import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: Vitest takes the default export of its configuration.
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('../..', import.meta.url)) } },
  test: {
    include: ['lib/domain/*.test.ts', 'lib/domain/schedule/*.test.ts'],
    exclude: [
      'lib/domain/{csv,search-ids,batch-title,regions}.test.ts',
      // Thousands of random worlds for each mutant take too long; the examples beside them must find it.
      'lib/domain/schedule/judge-oracle.test.ts',
    ],
    environment: 'node',
  },
});
