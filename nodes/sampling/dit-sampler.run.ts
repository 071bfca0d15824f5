import { type Conditioning, hasCode, ReelgraphError, type Run } from '../../engine/define/index.ts'
import { type Checkpoint, type SampleOptions, sampleClip } from '../../engine/diffusion/index.ts'
import { checkSpace } from '../clip/check-space.ts'
import { openDescribed } from '../clip/open-described.ts'
import { checkConditioning } from './check-conditioning.ts'
import { checkKnown } from './check-known.ts'
import { checkOneWindow } from './check-one-window.ts'
import type { ditSampler } from './dit-sampler.ts'
import { narrowedWindows } from './narrowed-windows.ts'
import { digestOf, keptCheckpoint, loadCheckpoint } from './sampler-checkpoint.ts'
import { startedClip } from './started-clip.ts'
import { stepDrawing } from './step-drawing.ts'
import { windowOptions } from './window-options.ts'
import { windowTimes } from './window-times.ts'

/**
 * Denoises the clip. Prompt and negative go to the model as one request, a preview and a checkpoint follow each step,
 * and a checkpoint of the same run is continued bit for bit.
 */
export const run: Run<typeof ditSampler> = async (context) => {
  const { inputs, node, signal, note, services, checkpoint, stopAfter } = context
  const { model, schedule } = inputs
  const clip = startedClip(inputs.clip, context.start, node)
  checkSpace(clip, model, node)
  checkKnown(clip, model, node)
  const windows = windowOptions(inputs, clip, model)
  checkOneWindow(clip, model, windows, node)
  const narrowed = narrowedWindows(inputs, windows, clip, model)
  if (narrowed !== undefined) note(narrowed)
  checkConditioning(inputs.prompt, 'Prompt', clip, model, node)
  if (inputs.negative) checkConditioning(inputs.negative, 'Negative', clip, model, node)
  const open = await openDescribed(services.models, model, node)
  signal.throwIfAborted()
  const { fps } = clip
  const projection = model.preview
  const { time: rest, firstFrame } = model.compression
  const spans = { first: firstFrame === 'single' ? 1 : rest, rest }
  const given = digestOf(clip.latents)
  const reached = ({ wave, step }: Checkpoint): number => wave * (schedule.sigmas.length - 1) + step
  let further = 0
  const draw = stepDrawing(open, clip.shape, (error) =>
    note(
      `The preview decoder of ${model.title} failed; steps are shown in its colours alone. ${error instanceof Error ? error.message : String(error)}`,
    ),
  )

  const options: SampleOptions = {
    sigmas: schedule.sigmas,
    solver: inputs.solver,
    guidance: {
      name: inputs.method,
      scale: inputs.guidance,
      rescale: inputs.rescale,
      interval: [inputs.activeTo, inputs.activeFrom],
      // A run's only step must be one: without velocity it would give the noise back.
      zeroSteps: schedule.sigmas.length > 2 ? 1 : 0,
    },
    ...windows,
    seed: inputs.seed,
    historyNoise: inputs.historyNoise,
    ...(stopAfter === undefined ? {} : { stopAfter }),
    signal,
    async denoise({ latents, shape, sigma, frames, guided }) {
      const conditionings: (Conditioning | null)[] = [inputs.prompt]
      if (guided) conditionings.push(inputs.negative ?? null)
      const [x0, uncond] = await open.denoise({
        latents,
        shape,
        sigma: Float32Array.from(sigma),
        time: windowTimes(clip.time, frames),
        shot: Array.from(frames, (frame) => clip.shot[frame]!),
        conditionings,
      })
      if (!x0 || (guided && !uncond))
        throw new ReelgraphError('model.no-answer', node, `${model.title} gave no answer.`)
      return uncond ? { x0, uncond } : x0
    },
    async onStep(state) {
      const [done, total] = [state.wave * state.of + state.step, state.waves * state.of]
      context.progress(
        done,
        total,
        state.waves > 1 ? `window ${state.wave + 1} of ${state.waves}` : undefined,
      )
      const pictures = await draw(() => state)
      context.preview({
        step: done,
        of: total,
        sigma: state.sigma,
        // Made only when somebody looks: with many windows the whole clip is much larger than the step.
        get latents() {
          return state.x0
        },
        get left() {
          return state.left
        },
        shape: clip.shape,
        fps,
        spans,
        ...(pictures && { pictures }),
        projection,
      })
      if (done > further) await checkpoint.offer(() => keptCheckpoint(state.checkpoint(), open.device, given))
    },
  }

  const from = await loadCheckpoint(checkpoint, open.device, given, note)
  // A run that stops earlier than another did leaves what that one has for whoever goes on.
  if (from && stopAfter !== undefined) further = reached(from)
  const sampled = await sampleClip(clip, from ? { ...options, from } : options).catch((error: unknown) => {
    // Settings changed since the checkpoint was left: it continues another run than this one.
    if (!from || !hasCode(error) || error.subject !== 'checkpoint') throw error
    note('What was kept of an earlier attempt belongs to other settings. Starts again from the first step.')
    further = 0
    return sampleClip(clip, options)
  })
  const left = sampled.checkpoint
  if (left && reached(left) > further) await checkpoint.offer(() => keptCheckpoint(left, open.device, given))
  return { clip: sampled.clip }
}
