import { firstDecoded } from './clip-time.ts'
import type { GrowOutline } from './outline-clip.ts'

/** What the sampler leaves: the same frames, all finished. Pictures of them are those of its last run. */
export const sampledOutline: GrowOutline = ({ id }, { path }, before) => ({
  ...before,
  frames: before.frames.map((_, latent) => ({
    known: 1,
    picture: {
      is: 'made',
      node: path + id,
      frame: firstDecoded(before.model, latent),
      fps: before.model.fps,
    },
  })),
})
