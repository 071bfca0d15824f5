import {
  type ModelDescriptor,
  type ModelHost,
  type OpenModel,
  ReelgraphError,
} from '../../engine/define/index.ts'

/**
 * Opens the model that `described` describes. Throws `model.changed` where another one has its name by now, as after a
 * Load Model that is frozen: its results would be mixed with those of other weights.
 */
export async function openDescribed(
  models: ModelHost,
  described: ModelDescriptor,
  node: string,
): Promise<OpenModel> {
  const open = await models.open(described.id)
  if (open.descriptor.sha256 === described.sha256) return open
  throw new ReelgraphError(
    'model.changed',
    node,
    `${described.title} was replaced since Load Model described it. Unfreeze Load Model where it is frozen, and run the graph again.`,
  )
}
