import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { HttpProblem } from '../problem.ts'

/** A file that never changes, as content-addressed ones don't. */
export interface ServedFile {
  readonly path: string
  readonly sha256: string
  readonly mime: string
  /** The name that a download gets. */
  readonly name: string
}

/** Types that a browser may show by itself: pictures and videos, never anything that could hold script. */
const shown = new Set(['video/mp4', 'video/webm', 'image/png', 'image/webp', 'image/gif', 'image/jpeg'])

/**
 * Answers with a file or the one range of it that was asked for (RFC 9110 §14). Other types than pictures and videos are
 * attachments; all come sandboxed and unsniffable, since users made them.
 */
export async function serveFile(file: ServedFile, request: Request): Promise<Response> {
  const size = await stat(file.path).then(
    (stats) => stats.size,
    () => undefined,
  )
  if (size === undefined) {
    throw new HttpProblem(
      404,
      'output.gone',
      `The file of ${file.name} is not in the data folder any more. Run its workflow again.`,
    )
  }
  const etag = `"${file.sha256}"`
  const headers = new Headers({
    'content-type': shown.has(file.mime) ? file.mime : 'application/octet-stream',
    'content-disposition': `${shown.has(file.mime) ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(file.name)}`,
    'content-security-policy': "sandbox; default-src 'none'; media-src 'self'; img-src 'self'",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=31536000, immutable',
    etag,
  })
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  const fresh = request.headers.get('if-range')
  const range = fresh === null || fresh === etag ? rangeOf(request.headers.get('range'), size) : undefined
  if (range === 'unsatisfiable') {
    throw new HttpProblem(416, 'output.range', `${file.name} has ${size} bytes; the range lies outside.`)
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  headers.set('content-length', String(end - start + 1))
  if (range) headers.set('content-range', `bytes ${start}-${end}/${size}`)
  const status = range ? 206 : 200
  if (request.method === 'HEAD' || size === 0) return new Response(null, { status, headers })
  // Who is gone hears nothing, and a stream that is broken off before it begins would end the process.
  if (request.signal.aborted) return new Response(null, { status })
  // Who goes before the first byte is sent cancels nothing by itself: the file would stay open.
  const stream = createReadStream(file.path, { start, end, signal: request.signal })
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers })
}

/** A name as RFC 8187 has it in a header: what it knows as no plain sign is percent-encoded, of UTF-8. */
function encoded(name: string): string {
  const hex = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(name).replace(/['()*]/g, hex)
}

/** One range of bytes, both ends included; undefined where the header is none that must be honoured. */
export function rangeOf(
  header: string | null,
  size: number,
): { readonly start: number; readonly end: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const [, from = '', to = ''] = match
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < start) return undefined
  return start >= size ? 'unsatisfiable' : { start, end }
}
