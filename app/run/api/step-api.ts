import type { StepFacts } from '../../../engine/server/api/step-routes.ts'
import type { PreviewFrames } from '../frames/preview-frames.ts'
import type { ArchivedSteps } from './api-types.ts'
import { ApiProblem } from './api-problem.ts'
import { type ApiPlace, path, query, requestBytes, requestJson } from './request.ts'

/** Steps of samplers that the server keeps. */
export class StepApi {
  readonly #place: ApiPlace

  constructor(place: ApiPlace) {
    this.#place = place
  }

  /** Numbers of the steps of a node that are kept, ascending. */
  async list(run: string, node: string, item?: string): Promise<readonly number[]> {
    const url = path`/runs/${run}/nodes/${node}/steps` + query({ item })
    const { steps } = await requestJson<ArchivedSteps>(this.#place, url)
    return steps
  }

  /** What the sampler expected the video to be after a step. Throws `step.unknown`. */
  async read(
    {
      run,
      node,
      step,
      item,
    }: {
      readonly run: string
      readonly node: string
      readonly step: number
      readonly item?: string | undefined
    },
    signal?: AbortSignal,
  ): Promise<PreviewFrames> {
    const url = path`/runs/${run}/nodes/${node}/steps/${step}` + query({ item })
    const [{ status, headers, bytes }, { LatentFrames }] = await Promise.all([
      requestBytes(this.#place, url, { signal }),
      import('../frames/latent-frames.ts'),
    ])
    const { of, sigma, shape, timing, projection, pictures } = JSON.parse(
      headers.get('x-step') ?? '{}',
    ) as StepFacts
    const [channels, frames, height, width] = shape as [number, number, number, number]
    const drawn = pictures ? frames * pictures.width * pictures.height * 3 : 0
    if (bytes.length !== channels * frames * height * width * 2 + drawn) {
      const detail = `Step ${step} of ${node} came in pieces. Ask for it again.`
      throw new ApiProblem({ code: 'step.damaged', status, detail })
    }
    const about = { run, node, step, of, sigma, frames, width, height }
    return new LatentFrames(
      { ...about, ...(item !== undefined && { item }), timing: timing ?? { fps: 8, first: 1, rest: 1 } },
      bytes,
      projection,
      pictures,
    )
  }
}
