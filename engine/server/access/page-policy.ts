/**
 * What an editor page may load and run: its own origin, scripts and styles that carry the nonce of this very answer, and what
 * the page makes itself (`blob:` pictures and videos). Nothing inline: React Flow and Radix place things through the style
 * objects of elements, which a policy leaves alone. Only the tools of development evaluate text and write styles into pages.
 */
export function pagePolicy(nonce: string, host: string, development: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    // Not every browser counts sockets of the same origin as 'self'.
    `connect-src 'self' blob: ws://${host} wss://${host}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
}
