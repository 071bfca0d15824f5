import { isParam, type ModelDescriptor } from '../../../engine/define/index.ts'
import type { Clip } from '../../../engine/diffusion/index.ts'
import { analyse } from '../../../engine/graph/analyse.ts'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import type { Resolved } from '../../../engine/graph/resolving.ts'
import type { Video } from '../../../engine/media/index.ts'
import { imageVideo } from '../../../engine/media/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { implementations } from '../../../nodes/implementations.generated.ts'
import type { FileFacts } from '../../../app/bodies/outline/outline.ts'

const definitions = new Map(declarations.map((definition) => [definition.type, definition]))

/** What the nodes of a test see of the world. */
export interface World {
  readonly models: readonly ModelDescriptor[]
  readonly files: Readonly<Record<string, FileFacts>>
}

/**
 * What a node's output really is: every node of the graph does its own `run`, only that models answer with zeros, files
 * are grey, and the sampler finishes what it is given. Wires are those that a run takes: bypassed nodes are seen through,
 * muted ones and what needs them are left out.
 */
export async function layOut(
  document: WorkflowDocument,
  node: string,
  port: string,
  world: World,
): Promise<unknown> {
  const { type, params, mode } = document.nodes[node]!
  const definition = definitions.get(type)!
  const { removed, links } = resolvedIn(document).get(node)!
  if (removed || mode) throw new Error(`${node} does not run.`)
  const inputs: Record<string, unknown> = {}
  for (const [name, slot] of Object.entries(definition.inputs)) {
    const source = links.find((link) => link.port === name)?.source
    const bring = async (): Promise<unknown> => source && layOut(document, source.node, source.port, world)
    if (isParam(slot)) inputs[name] = slot.schema.parse((await bring()) ?? params[name])
    else inputs[name] = slot.lazy ? bring : asVideo(slot.kind.id, await bring())
  }
  switch (type) {
    case 'model/load-model':
      return world.models.find(({ id }) => id === inputs['model'])
    case 'sampling/dit-sampler':
      return finished(inputs['clip'] as Clip)
    case 'media/load-video':
    case 'media/load-image':
      return grey(world.files[inputs['file'] as string]!, type === 'media/load-image')
    case 'codec/decoder': {
      const { shape, fps } = inputs['clip'] as Clip
      const { compression } = inputs['model'] as ModelDescriptor
      const [, latents, height, width] = shape
      const { time, space, firstFrame } = compression
      const frames = firstFrame === 'single' ? 1 + (latents - 1) * time : latents * time
      return grey({ width: width * space, height: height * space, fps, frames }, false)
    }
    default: {
      const run = (await implementations[type]!()) as (context: unknown) => unknown
      const outputs = (await run({
        inputs,
        node,
        key: node,
        signal: new AbortController().signal,
        progress() {},
        note() {},
        services: { models: { open: async (id: string) => open(world, id) } },
      })) as Record<string, unknown>
      return outputs[port]
    }
  }
}

function resolvedIn(document: WorkflowDocument): ReadonlyMap<string, Resolved> {
  const { flat, resolved } = analyse(document, definitions)
  return new Map(flat.nodes.map(({ path }, number) => [path, resolved[number]!]))
}

function asVideo(kind: string, value: unknown): unknown {
  const isImage = kind === 'video' && typeof value === 'object' && value !== null && !('open' in value)
  return isImage ? imageVideo(value as Parameters<typeof imageVideo>[0], 1, 24) : value
}

function finished(clip: Clip): Clip {
  const frames = clip.shape[1]
  return { ...clip, sigma: new Float32Array(frames), known: new Float32Array(frames).fill(1) }
}

function grey({ width, height, fps, frames }: FileFacts, still: boolean): unknown {
  const image = { width, height, data: new Uint8Array(width * height * 3).fill(128) }
  return still ? image : (imageVideo(image, frames, fps) satisfies Video)
}

function open(world: World, id: string): unknown {
  const descriptor = world.models.find((model) => model.id === id)!
  const { channels, compression, text } = descriptor
  return {
    descriptor,
    encodeText: async (words: string) => ({
      text: words,
      embeddings: new Float32Array(text.width),
      length: 1,
      width: text.width,
      mask: Uint8Array.of(1),
      unknown: [],
    }),
    async encode(frames: AsyncIterable<{ width: number; height: number }>) {
      let [count, width, height] = [0, 0, 0]
      for await (const frame of frames) {
        count++
        ;[width, height] = [frame.width / compression.space, frame.height / compression.space]
      }
      const latents =
        compression.firstFrame === 'single' ? 1 + (count - 1) / compression.time : count / compression.time
      return {
        latents: new Float32Array(channels * latents * height * width),
        shape: [channels, latents, height, width],
      }
    },
  }
}
