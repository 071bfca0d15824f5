import { z } from 'zod'
import { UnsupportedGraphError } from '../model-error.ts'
import { readConfig } from './read-config.ts'

const scheduler = 'scheduler/scheduler_config.json'
const schedulerConfig = z.looseObject({
  prediction_type: z.string().nullish(),
  invert_sigmas: z.boolean().nullish(),
})
const pipeline = 'model_index.json'
/** A second network, as `[library, class]`; `[null, null]` says that there is none. */
const pipelineConfig = z.looseObject({ transformer_2: z.array(z.string().nullable()).nullish() })

/**
 * Throws `model.unsupported` where the files beside a video DiT say that it is not one flow-matching network. So too where
 * it has a bundle.json: no field of that makes such a model another one, and its videos would be noise.
 */
export function checkFlowKind(folder: string, name: string): void {
  const { prediction_type: predicts, invert_sigmas: inverted } =
    readConfig(schedulerConfig, folder, scheduler, name) ?? {}
  const { transformer_2: second } = readConfig(pipelineConfig, folder, pipeline, name) ?? {}
  const refuse = (what: string, file: string): never => {
    throw new UnsupportedGraphError(
      name,
      `"${name}" ${what}, as ${file} says, and only models of one flow-matching network can be run. ` +
        `Bring another model; where this export was made into one, take that out of ${file}.`,
    )
  }
  if (second?.some((part) => part !== null))
    refuse('has a second transformer for some of the noise levels', pipeline)
  if (predicts && predicts !== 'flow_prediction') refuse(`predicts ${predicts}, not the flow`, scheduler)
  if (inverted) refuse('counts its noise levels the other way round', scheduler)
}
