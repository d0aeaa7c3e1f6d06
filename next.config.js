import createNextIntlPlugin from 'next-intl/plugin';
import { styleHashes } from './lib/cli/style-hashes.js';

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  experimental: {
    // Messages are compiled at build time, so that the browser needs no parser of their format (about 10 kB less).
    messages: {
      path: ['./lib/i18n/messages/en', './lib/i18n/messages/zh-CN'],
      locales: 'infer',
      format: 'json',
      precompile: true,
    },
  },
});

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or dynamic packages that must be loaded by Node, not bundled.
  serverExternalPackages: [
    'libsql',
    'pg',
    'pino',
    'prom-client',
    'kysely',
    '@alicloud/openapi-core',
    '@alicloud/credentials',
    '@darabonba/typescript',
  ],
  images: { unoptimized: true },
  // For the policy of the pages, in proxy.ts; written into the build.
  env: { DESK_STYLE_HASHES: styleHashes() },
  // Before an action sees a body, Next keeps it in memory for proxy.ts: 10 MB of everybody, signed in or not. An action
  // takes 1 MB; one byte more must still arrive, to be refused.
  experimental: {
    proxyClientMaxBodySize: '2mb',
    // A page that was asked for ahead of the press is old after this long (s); Next allows no less.
    staleTimes: { static: 30 },
  },
  // `npm test` has checked them a moment before.
  typescript: { ignoreBuildErrors: process.env.TYPES_CHECKED === 'yes' },
  // Lets a test build live beside the developer's own.
  distDir: process.env.NEXT_DIST_DIR || '.next',
};

export default withNextIntl(nextConfig);
