import type { FrameFacts, PreviewFrames } from './preview-frames.ts'
import { rgbaFrame } from './rgba-frame.ts'

/** A preview that came as pixels, `[F, H, W, 3]`: its latents were too large to send. */
export function pixelFrames(facts: FrameFacts, rgb: Uint8Array): PreviewFrames {
  const pixels = facts.width * facts.height
  const rgba = (frame: number): Uint8ClampedArray<ArrayBuffer> => rgbaFrame(rgb, frame, pixels)
  return { ...facts, channels: 0, bytes: rgb.byteLength, rgba, channel: (_, frame) => rgba(frame) }
}
