/** @type {import('next').NextConfig} */
export default {
  // One page, drawn in the browser: the server sends its frame, scripts and styles.
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // `npm run types` checks everything, without Next's global types, which forbid plain environments; whoever only starts the
  // editor has no compiler of types.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'app/tsconfig.json' },
  // Nothing is fetched or resized on anybody's behalf.
  images: { unoptimized: true },
  // The rules of access come first; this is for the tools of development alone.
  allowedDevOrigins: ['127.0.0.1'],
  turbopack: {
    root: import.meta.dirname,
    // Of zod the page gets what it uses by name: as a whole it brings its messages in fifty languages along.
    // JSON Schemas are made by the server and the command line alone: the page does without what makes them.
    resolveAlias: {
      zod: { browser: './app/shell/boot/slim-zod.ts' },
      '../core/to-json-schema.js': { browser: './app/shell/boot/no-json-schema.ts' },
    },
  },
}
