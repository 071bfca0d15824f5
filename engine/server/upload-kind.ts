/** What an upload is by its first bytes, and how it is looked at. */
export interface UploadKind {
  readonly ask: 'picture' | 'bare-video'
  readonly extension: string
}

/**
 * Tells PNG, JPEG, WebP, GIF, AVIF, MP4, WebM, and HEIC, which is refused by name when it is looked at; undefined for anything
 * else, SVG and HTML above all.
 */
export function uploadKind(head: Uint8Array): UploadKind | undefined {
  const text = (start: number, end: number): string => String.fromCharCode(...head.subarray(start, end))
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte)
  if (starts(0x89, 0x50, 0x4e, 0x47)) return { ask: 'picture', extension: '.png' }
  if (starts(0xff, 0xd8, 0xff)) return { ask: 'picture', extension: '.png' }
  // The flag of the extended header says whether a WebP moves.
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') {
    const moves = text(12, 16) === 'VP8X' && ((head[20] ?? 0) & 2) !== 0
    return moves ? { ask: 'bare-video', extension: '.webp' } : { ask: 'picture', extension: '.png' }
  }
  if (text(0, 4) === 'GIF8') return { ask: 'bare-video', extension: '.gif' }
  if (text(4, 8) === 'ftyp' && /^(avi[fs]|he[iv][cxms]|m[is]f1)$/.test(text(8, 12)))
    return { ask: 'picture', extension: '.png' }
  if (text(4, 8) === 'ftyp') return { ask: 'bare-video', extension: '.mp4' }
  if (starts(0x1a, 0x45, 0xdf, 0xa3)) return { ask: 'bare-video', extension: '.webm' }
  return undefined
}
