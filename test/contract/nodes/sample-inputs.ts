import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { isParam, type NodeDefinition } from '../../../engine/define/index.ts'
import { emptyClip, keepClip, makeSchedule } from '../../../engine/diffusion/index.ts'
import { encodePng, imageVideo, writeVideo } from '../../../engine/media/index.ts'
import type { TestServices } from './test-services.ts'

/** A value for every kind of wire, made with the real model; small, so that a node runs in moments. */
export type Samples = Readonly<Record<string, unknown>>

/** Samples by kind id. `clip` is finished; `openClip` is half known, for nodes that make the rest. */
export async function makeSamples(services: TestServices): Promise<Samples> {
  const model = await services.models.describe('picturebook')
  const open = await services.models.open('picturebook')
  const { unknown: _, ...span } = await open.encodeText('a fox runs to the right in a forest at night')
  const block = model.compression.space * model.patch
  const image = { width: block, height: block, data: gradient(block) }
  const size = block / model.compression.space
  const empty = emptyClip({
    space: model.space,
    channels: model.channels,
    frames: 4,
    height: size,
    width: size,
    fps: model.fps,
    stride: model.compression.time,
  })
  const clip = keepClip({ ...empty, sigma: new Float32Array(4) })
  return {
    model,
    text: 'a fox jumps in a forest at night',
    conditioning: { model: model.id, spans: [{ ...span, scope: 'all' }] },
    schedule: { name: 'uniform', steps: 2, sigmas: makeSchedule('uniform', 2) },
    clip,
    openClip: { ...clip, known: Float32Array.of(1, 1, 0, 0) },
    video: imageVideo(image, 4, model.fps),
    image,
    number: 1.5,
    integer: 3,
    boolean: true,
    T: 'anything',
  }
}

function gradient(side: number): Uint8Array {
  return Uint8Array.from({ length: side * side * 3 }, (_, i) => (i * 7) % 256)
}

/** Content hashes of a picture and a video, put where the services find assets. */
export async function makeAssets(
  services: TestServices,
  samples: Samples,
): Promise<Record<'image' | 'video', string>> {
  const folder = join(services.folder, 'made')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'a.png'), await encodePng(samples['image'] as never))
  await writeVideo(samples['video'] as never, join(folder, 'a.webp'), { format: 'webp' })
  return {
    image: await services.assets.add(join(folder, 'a.png')),
    video: await services.assets.add(join(folder, 'a.webp')),
  }
}

/** What a node is run with: defaults for params, an asset for files, a sample for every port. */
export function inputsFor(
  node: NodeDefinition,
  samples: Samples,
  assets: Record<'image' | 'video', string>,
  clip: 'clip' | 'openClip',
): Record<string, unknown> {
  const inputs: Record<string, unknown> = {}
  for (const [name, slot] of Object.entries(node.inputs)) {
    if (isParam(slot)) {
      inputs[name] =
        slot.look.widget === 'file' ? assets[slot.look.accept ?? 'image'] : z.parse(slot.schema, undefined)
      continue
    }
    const id = slot.kind.id === 'clip' ? clip : slot.kind.id
    const value = id.endsWith('[]') ? [samples[id.slice(0, -2)]] : samples[id]
    inputs[name] = slot.lazy ? async () => value : value
  }
  return inputs
}
