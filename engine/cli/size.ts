import { BadInput } from './bad-input.ts'

/** Width and height in pixels from `96x64`. Throws `size.malformed`. */
export function parseSize(text: string): { width: number; height: number } {
  const match = /^(\d{1,5})\s*[x×]\s*(\d{1,5})$/i.exec(text.trim())
  if (!match) {
    throw new BadInput(
      'size.malformed',
      text,
      `"${text}" is not a size. Write width x height in pixels, as in 64x64.`,
    )
  }
  return { width: Number(match[1]), height: Number(match[2]) }
}
