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
  turbopack: { root: import.meta.dirname },
}
