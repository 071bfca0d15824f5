import { UnreadableError } from './media-error.ts'

/** One block of a GIF after its header; `at`…`end` are the bytes it takes. */
export interface GifBlock {
  readonly kind: 'image' | 'control' | 'comment' | 'other'
  readonly at: number
  readonly end: number
  /** Where the block's data sub-blocks start. */
  readonly data: number
}

/** Bytes of the header with its global colour table. */
export function gifHeaderEnd(gif: Uint8Array): number {
  const flags = need(gif, 10)
  return 13 + tableBytes(flags)
}

/** Bytes of a colour table that a flags byte announces. */
export function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0
}

/** The blocks of a GIF in order, up to its trailer. Throws `UnreadableError` where it is cut short. */
export function* gifBlocks(gif: Uint8Array): Generator<GifBlock> {
  for (let at = gifHeaderEnd(gif); ;) {
    const introducer = need(gif, at)
    if (introducer === 0x3b) return
    if (introducer === 0x2c) {
      const data = at + 11 + tableBytes(need(gif, at + 9))
      const end = skipSubBlocks(gif, data)
      yield { kind: 'image', at, end, data }
      at = end
    } else if (introducer === 0x21) {
      const label = need(gif, at + 1)
      const end = skipSubBlocks(gif, at + 2)
      yield { kind: label === 0xfe ? 'comment' : label === 0xf9 ? 'control' : 'other', at, end, data: at + 2 }
      at = end
    } else {
      throw new UnreadableError('gif', 'The GIF is damaged. Get the file again.')
    }
  }
}

/** The contents of the sub-blocks that start at `at`. */
export function gifData(gif: Uint8Array, at: number): Uint8Array {
  const parts: Uint8Array[] = []
  for (let size = need(gif, at); size !== 0; size = need(gif, at)) {
    need(gif, at + size)
    parts.push(gif.subarray(at + 1, at + 1 + size))
    at += 1 + size
  }
  return Buffer.concat(parts)
}

/** Data laid out in sub-blocks of at most 255 bytes, with the empty one that ends them. */
export function gifSubBlocks(data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length + Math.ceil(data.length / 255) + 1)
  let to = 0
  for (let from = 0; from < data.length; from += 255) {
    const part = data.subarray(from, from + 255)
    out[to] = part.length
    out.set(part, to + 1)
    to += 1 + part.length
  }
  return out
}

function skipSubBlocks(gif: Uint8Array, at: number): number {
  for (let size = need(gif, at); size !== 0; size = need(gif, at)) at += 1 + size
  return at + 1
}

function need(gif: Uint8Array, at: number): number {
  const byte = gif[at]
  if (byte === undefined) throw new UnreadableError('gif', 'The GIF is cut short. Get the file again.')
  return byte
}
