import type { Run } from '../../engine/define/index.ts'
import { checkSpace } from '../clip/check-space.ts'
import { decodedClip, decodedClipRecipe } from './decoded-clip.ts'
import type { decoder } from './decoder.ts'

/** A video that decodes the clip as it is read; nothing is decoded here. */
export const run: Run<typeof decoder> = ({ inputs, node, note, services }) => {
  const { clip, model, steady } = inputs
  checkSpace(clip, model, node)
  const noisy = clip.sigma.reduce((most, level) => Math.max(most, level), 0)
  if (noisy > 0) note(`This clip is not finished: noise of σ ${noisy.toFixed(2)} is left in it.`)
  return { video: decodedClip(decodedClipRecipe(clip, model, steady), services.models) }
}
