import type { KnownFile } from '../facts/file-facts.ts'

/** A file in words: "384 × 384", "384 × 384, 2.25 s, 18 frames at 8 fps". */
export function fileWords(file: Extract<KnownFile, { readonly state: 'here' }>): string {
  const size = `${file.width} × ${file.height}`
  if (!file.moves) return size
  const round = (value: number): string => String(Math.round(value * 100) / 100)
  return `${size}, ${round(file.frames / file.fps)} s, ${file.frames} frames at ${round(file.fps)} fps`
}
