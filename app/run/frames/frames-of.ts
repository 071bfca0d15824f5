import type { PreviewHeader } from '../../../engine/worker/index.ts'
import { LatentFrames } from './latent-frames.ts'
import { pixelFrames } from './pixel-frames.ts'
import type { PreviewFrames } from './preview-frames.ts'

/** A preview from its header and its bytes; undefined where they do not belong together. */
export function framesOf(header: PreviewHeader, bytes: Uint8Array): PreviewFrames | undefined {
  const { encoding, projection, pictures, seq: _, ...facts } = header
  const pixels = facts.frames * facts.width * facts.height
  if (encoding === 'rgb8') return bytes.length === pixels * 3 ? pixelFrames(facts, bytes) : undefined
  const drawn = pictures ? facts.frames * pictures.width * pictures.height * 3 : 0
  const channels = (bytes.length - drawn) / 2 / pixels
  const fits =
    channels > 0 && Number.isInteger(channels) && (!projection || projection.factors.length === channels)
  return fits ? new LatentFrames(facts, bytes, projection, pictures) : undefined
}
