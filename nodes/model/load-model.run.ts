import type { Run } from '../../engine/define/index.ts'
import type { loadModel } from './load-model.ts'

/** Describes the chosen model; throws the host's `model.unknown` where there is none of that id. */
export const run: Run<typeof loadModel> = async ({ inputs, services }) => ({
  model: await services.models.describe(inputs.model),
})
