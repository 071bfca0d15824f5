import {
  type ConditioningSpan,
  type ModelDescriptor,
  ReelgraphError,
  type Run,
} from '../../engine/define/index.ts'
import { type Clip, layShots } from '../../engine/diffusion/index.ts'
import { encodeCaption } from '../text/encode-caption.ts'
import { withCamera } from './camera-moves.ts'
import { checkSpace } from './check-space.ts'
import { clipInWords, modelSize } from './clip-size.ts'
import { strangeSize } from './strange-size.ts'
import { replaceMentions } from './mentions.ts'
import type { multiShotComposer } from './multi-shot-composer.ts'
import { openDescribed } from './open-described.ts'
import { saysCamera } from './says-camera.ts'

/** Lays the shots out behind the earlier clip and encodes one caption a shot, plus one for all. */
export const run: Run<typeof multiShotComposer> = async ({
  inputs,
  node,
  note,
  progress,
  services,
  signal,
}) => {
  const { model, earlier, characters, shots, mode } = inputs
  if (earlier) checkSpace(earlier, model, node)
  checkShotCount(shots.length, inputs, node)
  const ids = shotIds(shots.length, new Set(earlier?.shot))
  const clip = layShots({
    space: model.space,
    channels: model.channels,
    ...sizeOf(model, inputs.width, inputs.height, earlier),
    fps: model.fps,
    stride: model.compression.time,
    shots: shots.map(({ seconds }, i) => ({ id: ids[i]!, seconds })),
    mode: mode === 'together' ? 'joint' : 'in-turn',
    ...(earlier ? { earlier } : {}),
  })

  const open = await openDescribed(services.models, model, node)
  const captions: [text: string, scope: ConditioningSpan['scope']][] = shots.map(({ prompt, camera }, i) => {
    const words = replaceMentions(prompt, characters)
    const twice = camera !== 'still' && saysCamera(words)
    if (twice)
      note(
        `Shot ${i + 1} says in its words what the camera does, so its Camera is not added. Take either out.`,
      )
    return [twice ? words : withCamera(words, camera), { shot: ids[i]! }]
  })
  const whole = replaceMentions(inputs.everyShot, characters).trim()
  if (whole !== '') captions.unshift([whole, 'all'])
  const spans: ConditioningSpan[] = []
  for (const [text, scope] of captions) {
    signal.throwIfAborted()
    spans.push(await encodeCaption(open, text, scope, note, 'Use other words.'))
    progress(spans.length, captions.length)
  }
  note(`${shots.length} ${shots.length === 1 ? 'shot' : 'shots'}, ${clipInWords(clip, model)}.`)
  const strange = strangeSize(clip, model)
  if (strange !== undefined) note(strange)
  if (mode === 'together' && clip.shape[1] > model.maxFrames)
    note(
      `${model.title} sees ${model.maxFrames} latent frames at once; these shots have more and are made in windows.`,
    )
  return { clip, prompt: { model: model.id, spans } }
}

function checkShotCount(
  count: number,
  { mode, model }: { mode: string; model: ModelDescriptor },
  node: string,
): void {
  if (count <= model.maxShots || (mode !== 'together' && model.perFrameNoise)) return
  // One that goes on from no frames makes no shot after another.
  const remedy = model.perFrameNoise
    ? 'Choose One after another, or use fewer shots.'
    : `It denoises all frames alike, so it cannot make one after another either. Use ${model.maxShots === 1 ? 'one shot' : `${model.maxShots} shots`}.`
  throw new ReelgraphError(
    'composer.too-many-shots',
    node,
    `${model.title} tells ${model.maxShots} ${model.maxShots === 1 ? 'shot' : 'shots'} apart at once, and there are ${count}. ${remedy}`,
  )
}

/** `shot-1`, `shot-2`, … leaving out what the earlier clip uses. */
function shotIds(count: number, taken: ReadonlySet<string>): string[] {
  const ids: string[] = []
  for (let number = 1; ids.length < count; number++) {
    if (!taken.has(`shot-${number}`)) ids.push(`shot-${number}`)
  }
  return ids
}

function sizeOf(
  model: ModelDescriptor,
  width: number,
  height: number,
  earlier: Clip | undefined,
): { width: number; height: number } {
  if (earlier) return { height: earlier.shape[2], width: earlier.shape[3] }
  const size = modelSize(model, width, height)
  return { width: size.latentWidth, height: size.latentHeight }
}
