import { decodedFrames, seconds } from '../../../nodes/clip/clip-size.ts'
import type { ClipOutline } from '../outline/outline.ts'

/** A clip in words: "18 frames, 2.25 s at 8 fps, 64 × 64". */
export function clipWords({ model, frames, width, height }: ClipOutline): string {
  const count = decodedFrames(model, frames.length)
  const length = `${seconds(count / model.fps)} s at ${seconds(model.fps)} fps`
  return `${count} ${count === 1 ? 'frame' : 'frames'}, ${length}, ${width} × ${height}`
}
