import { asciiJson, parseEmbedded } from './embedded.ts'
import { gifBlocks, gifData, gifHeaderEnd, gifSubBlocks } from './gif-file.ts'

/** A comment block that holds JSON text; comments are ASCII, so the rest is escaped. */
export function gifComment(json: string): Uint8Array {
  return Buffer.concat([Uint8Array.of(0x21, 0xfe), gifSubBlocks(Buffer.from(asciiJson(json), 'latin1'))])
}

/** A GIF with the JSON text as its first block; a workflow that was there before is replaced, other comments stay. */
export function gifWithText(gif: Uint8Array, json: string): Uint8Array {
  const start = gifHeaderEnd(gif)
  const parts: Uint8Array[] = [gif.subarray(0, start), gifComment(json)]
  for (const block of gifBlocks(gif)) {
    if (block.kind === 'comment' && isOurs(gif, block.data)) continue
    parts.push(gif.subarray(block.at, block.end))
  }
  parts.push(Uint8Array.of(0x3b))
  return Buffer.concat(parts)
}

/** The text that `gifWithText` put there, or `null`. Throws `UnreadableError` where blocks are cut short. */
export function gifText(gif: Uint8Array): string | null {
  for (const block of gifBlocks(gif)) {
    if (block.kind === 'comment' && isOurs(gif, block.data)) return text(gif, block.data)
  }
  return null
}

function isOurs(gif: Uint8Array, at: number): boolean {
  return parseEmbedded(text(gif, at)) !== null
}

function text(gif: Uint8Array, at: number): string {
  return Buffer.from(gifData(gif, at)).toString('latin1')
}
