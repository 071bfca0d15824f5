import { decodedFrames, seconds } from '../../../nodes/clip/clip-size.ts'
import type { ClipOutline } from '../outline/outline.ts'

const gap = '\u00a0'

/** A clip in words: "18 frames, 2.25 s at 8 fps, 64 × 64". */
export function clipWords({ model, frames, width, height }: ClipOutline): string {
  const count = decodedFrames(model, frames.length)
  const length = `${seconds(count / model.fps)}${gap}s at ${seconds(model.fps)}${gap}fps`
  return `${count} ${count === 1 ? 'frame' : 'frames'}, ${length}, ${width}${gap}×${gap}${height}`
}
