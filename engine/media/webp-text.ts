import { UnreadableError } from './media-error.ts'
import { webpChunk, webpChunks, webpExtended, webpHeader, withXmpFlag } from './webp-file.ts'

/** An XMP packet with `text` as the one property of a namespace of ours. */
export function xmpChunk(text: string): Uint8Array {
  return webpChunk('XMP ', Buffer.from(`${OPEN}${escapeXml(text)}${CLOSE}`, 'utf8'))
}

const TAG = 'reelgraph:workflow'
const OPEN =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
  `<rdf:Description rdf:about="" xmlns:reelgraph="urn:reelgraph:1"><${TAG}>`
const CLOSE = `</${TAG}></rdf:Description></rdf:RDF></x:xmpmeta>`

/** A WebP with `text` in its XMP chunk; another XMP chunk is replaced. */
export function webpWithText(webp: Uint8Array, text: string): Uint8Array {
  const chunks = [...webpChunks(webp)].filter((chunk) => chunk.type !== 'XMP ')
  const first = chunks[0]
  if (!first) throw new UnreadableError('webp', 'The WebP is empty. Get the file again.')
  const extended = first.type === 'VP8X' ? withXmpFlag(first.data) : plainHeader(first.type, first.data)
  const rest = first.type === 'VP8X' ? chunks.slice(1) : chunks
  const body = [extended, ...rest.map((chunk) => webpChunk(chunk.type, chunk.data)), xmpChunk(text)]
  const bytes = body.reduce((sum, part) => sum + part.length, 12)
  return Buffer.concat([webpHeader(bytes), ...body])
}

/** The text that `webpWithText` put there, or `null`. Throws `UnreadableError` where chunks are cut short. */
export function webpText(webp: Uint8Array): string | null {
  for (const { type, data } of webpChunks(webp)) {
    if (type !== 'XMP ') continue
    const xml = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('utf8')
    const start = xml.indexOf(`<${TAG}>`)
    const end = xml.indexOf(`</${TAG}>`, start)
    if (start >= 0 && end >= 0) return unescapeXml(xml.slice(start + TAG.length + 2, end))
  }
  return null
}

/** A still has no extended header; its size stands in its bitstream. */
function plainHeader(type: string, data: Uint8Array): Uint8Array {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const has = { animation: false, xmp: true }
  if (type === 'VP8 ' && data.length >= 10) {
    return webpExtended(view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff, has)
  }
  if (type === 'VP8L' && data.length >= 5) {
    const bits = view.getUint32(1, true)
    return webpExtended((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1, {
      ...has,
      alpha: ((bits >> 28) & 1) === 1,
    })
  }
  throw new UnreadableError('webp', 'The WebP has no picture. Get the file again.')
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
