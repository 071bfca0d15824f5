import { ReelgraphError, type Run } from '../../engine/define/index.ts'
import { readImage } from '../../engine/media/index.ts'
import type { loadImage } from './load-image.ts'

/** Reads the picture of that content. */
export const run: Run<typeof loadImage> = async ({ inputs, node, services }) => {
  if (inputs.file === '') throw new ReelgraphError('asset.none', node, 'No picture is chosen. Choose a file.')
  return { image: await readImage(await services.assets.path(inputs.file)) }
}
