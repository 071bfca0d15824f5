import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GraphReader } from '../../../app/document/index.ts'
import { outlineClip } from '../../../app/bodies/outline/outline-clip.ts'
import { type ClipOutline, type Outlined, outlined, Unsettled } from '../../../app/bodies/outline/outline.ts'
import { outlineVideoInput } from '../../../app/bodies/outline/outline-video.ts'
import { laidBoard } from '../../../app/bodies/storyboard/laid-board.ts'
import type { Clip } from '../../../engine/diffusion/index.ts'
import { registryOf, workflowSchema, type WorkflowDocument } from '../../../engine/graph/index.ts'
import type { Video } from '../../../engine/media/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { layOut, type World } from './lay-out.ts'
import { sameModel, singleModel } from './models.ts'

const registry = registryOf(declarations)
const world: World = {
  models: [sameModel, singleModel],
  files: {
    ['a'.repeat(64)]: { width: 100, height: 60, fps: 24, frames: 1 },
    ['b'.repeat(64)]: { width: 64, height: 64, fps: 25, frames: 57 },
  },
}
const [picture, film] = Object.keys(world.files) as [string, string]

type Nodes = Readonly<
  Record<string, readonly [type: string, params: Record<string, unknown>, wires?: string]>
>

/** A graph in few words: `'extend': ['clip/extend-clip', { make: 1 }, 'clip=sample.clip model=model.model']`. */
function graph(nodes: Nodes): WorkflowDocument {
  const edges: Record<string, unknown> = {}
  for (const [id, [, , wires = '']] of Object.entries(nodes)) {
    for (const wire of wires.split(' ').filter(Boolean)) {
      const [input = '', from = ''] = wire.split('=')
      edges[`${id}-${input}`] = { from: from.split('.'), to: [id, input] }
    }
  }
  return workflowSchema.parse({
    format: 'reelgraph',
    version: 1,
    id: 'test',
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, [type, params]]) => [id, { type, version: 1, params }]),
    ),
    edges,
  })
}

function context(document: WorkflowDocument) {
  return {
    view: new GraphReader(registry).read(document, undefined)!,
    path: '',
    facts: {
      model(id: string) {
        const model = world.models.find((candidate) => candidate.id === id)
        if (!model) throw new Unsettled(`There is no model "${id}" here.`)
        return model
      },
      file: (sha256: string) => world.files[sha256]!,
    },
  }
}

function outlineOf(document: WorkflowDocument, node: string): Outlined<ClipOutline> {
  const around = context(document)
  return outlined(() => outlineClip(around.view.nodes.get(node)!, around))
}

/** Holds the outline of a node to the clip that the node really lays out, or to its refusal. */
async function hold(document: WorkflowDocument, node: string): Promise<void> {
  const outline = outlineOf(document, node)
  const clip = await layOut(document, node, 'clip', world).then(
    (made) => made as Clip,
    () => undefined,
  )
  if (!clip) {
    expect(outline.why).toMatch(/\.$/)
    return
  }
  expect(outline.why).toBeUndefined()
  const { frames, width, height } = outline.is!
  expect(frames.length).toBe(clip.shape[1])
  expect(frames.map(({ known }) => Math.fround(known))).toEqual([...clip.known])
  expect([height, width]).toEqual([clip.shape[2] * 8, clip.shape[3] * 8])
}

const model = fc.constantFrom('picturebook', 'tiny-wan')
const seconds = fc.double({ min: 0, max: 6, noNaN: true })
const share = fc.constantFrom(0, 0.25, 0.5, 1)
const start = (id: string): Nodes => ({
  model: ['model/load-model', { model: id }],
  empty: ['clip/empty-clip', {}, 'model=model.model'],
  first: ['sampling/dit-sampler', {}, 'model=model.model clip=empty.clip'],
})

describe('the outline of a clip is what the node lays out', () => {
  test('of Empty Clip, by seconds and by frames, whatever the size', async () => {
    const size = fc.integer({ min: 8, max: 300 })
    const lengths = fc.record({
      seconds: fc.double({ min: 0.01, max: 9, noNaN: true }),
      width: size,
      height: size,
    })
    await fc.assert(
      fc.asyncProperty(model, lengths, fc.integer({ min: 0, max: 40 }), async (id, params, frames) => {
        const nodes = {
          ...start(id),
          empty: ['clip/empty-clip', { ...params, frames }, 'model=model.model'],
        } as Nodes
        await hold(graph(nodes), 'empty')
      }),
      { numRuns: 60 },
    )
  })

  test('of Extend Clip, every way, with and without a model', async () => {
    const params = fc.record({
      direction: fc.constantFrom('before', 'after', 'both', 'loop'),
      keep: seconds,
      make: fc.double({ min: 0.01, max: 4, noNaN: true }),
      hold: share,
    })
    await fc.assert(
      fc.asyncProperty(model, seconds, params, fc.boolean(), async (id, length, params, checked) => {
        const wires = `clip=first.clip${checked ? ' model=model.model' : ''}`
        const nodes: Nodes = {
          ...start(id),
          empty: ['clip/empty-clip', { seconds: Math.max(0.01, length) }, 'model=model.model'],
          extend: ['clip/extend-clip', params, wires],
          again: ['sampling/dit-sampler', {}, 'model=model.model clip=extend.clip'],
          more: ['clip/extend-clip', { make: 1 }, 'clip=again.clip'],
        }
        await hold(graph(nodes), 'extend')
        await hold(graph(nodes), 'more')
      }),
      { numRuns: 120 },
    )
  })

  test('of Retake, range and strength, outside the clip too', async () => {
    const params = fc.record({ from: seconds, to: seconds, strength: share })
    await fc.assert(
      fc.asyncProperty(model, seconds, params, async (id, length, params) => {
        const nodes: Nodes = {
          ...start(id),
          empty: ['clip/empty-clip', { seconds: Math.max(0.01, length) }, 'model=model.model'],
          retake: ['clip/retake', params, 'clip=first.clip'],
        }
        await hold(graph(nodes), 'retake')
      }),
      { numRuns: 120 },
    )
  })

  test('of Place Frames, a picture or a video, from the start or the end', async () => {
    const params = fc.record({ at: seconds, strength: share, measured: fc.constantFrom('start', 'end') })
    await fc.assert(
      fc.asyncProperty(model, params, fc.boolean(), async (id, params, still) => {
        const frames = still ? 'picture.image' : 'film.video'
        const nodes: Nodes = {
          ...start(id),
          picture: ['media/load-image', { file: picture }],
          film: ['media/load-video', { file: film }],
          place: ['clip/place-frames', params, `model=model.model clip=empty.clip frames=${frames}`],
        }
        await hold(graph(nodes), 'place')
      }),
      { numRuns: 80 },
    )
  })

  test('of Multi-Shot Composer, alone and behind an earlier clip', async () => {
    const shot = fc.record({
      prompt: fc.constant('a fox'),
      seconds: fc.double({ min: 0.05, max: 3, noNaN: true }),
    })
    const shots = fc.array(shot, { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(model, shots, fc.boolean(), async (id, shots, follows) => {
        const wires = `model=model.model${follows ? ' earlier=first.clip' : ''}`
        await hold(graph({ ...start(id), story: ['clip/multi-shot-composer', { shots }, wires] }), 'story')
      }),
      { numRuns: 60 },
    )
  })

  test('of Encoder, through Trim, of a file and of what a decoder gives', async () => {
    await fc.assert(
      fc.asyncProperty(model, fc.boolean(), seconds, async (id, ofFile, from) => {
        const nodes: Nodes = {
          ...start(id),
          film: ['media/load-video', { file: film }],
          decode: ['codec/decoder', {}, 'model=model.model clip=first.clip'],
          trim: ['media/trim', { from: from / 4 }, `video=${ofFile ? 'film' : 'decode'}.video`],
          encode: ['codec/encoder', {}, 'model=model.model video=trim.video'],
        }
        const document = graph(nodes)
        await hold(document, 'encode')
        const around = context(document)
        const video = outlined(() => outlineVideoInput(around.view.nodes.get('encode')!, 'video', around))
        const real = (await layOut(document, 'trim', 'video', world)) as Video
        expect(video.is).toMatchObject({
          frames: real.frames,
          fps: real.fps,
          width: real.width,
          height: real.height,
        })
      }),
      { numRuns: 40 },
    )
  })
})

test('what is muted, or needs what is muted, is not wired: to ports, to settings, and through what passes on', async () => {
  const mode = fc.constantFrom(undefined, undefined, undefined, 'mute' as const)
  const skipped = fc.constantFrom(undefined, undefined, 'mute' as const, 'bypass' as const)
  const modes = fc.record({
    other: mode,
    empty: mode,
    first: mode,
    longer: skipped,
    again: mode,
    switch: skipped,
    length: mode,
    which: mode,
    model: fc.constant(undefined),
  })
  const make = fc.constantFrom(0.5, 1, 2)
  await fc.assert(
    fc.asyncProperty(modes, make, fc.boolean(), fc.boolean(), async (modes, make, useFirst, follows) => {
      const document = graph({
        ...start('picturebook'),
        other: ['model/load-model', { model: 'picturebook' }],
        length: ['values/number', { value: 1.5 }],
        which: ['values/text', { value: 'picturebook' }],
        named: ['model/load-model', { model: 'picturebook' }, 'model=which.text'],
        longer: ['clip/extend-clip', { make }, 'clip=first.clip model=other.model make=length.number'],
        again: ['sampling/dit-sampler', {}, 'model=model.model clip=longer.clip'],
        switch: ['flow/switch', { useFirst }, 'first=first.clip second=again.clip'],
        story: [
          'clip/multi-shot-composer',
          { shots: [{ prompt: 'a fox', seconds: 1 }] },
          `model=named.model earlier=${follows ? 'switch.value' : 'again.clip'}`,
        ],
      })
      const nodes = Object.fromEntries(
        Object.entries(document.nodes).map(([id, node]) => {
          const mode = (modes as Record<string, 'mute' | 'bypass' | undefined>)[id]
          return [id, { ...node, ...(mode && { mode }) }]
        }),
      )
      await hold({ ...document, nodes }, 'story')
      const around = context({ ...document, nodes })
      const board = outlined(() => laidBoard(around.view.nodes.get('story')!, around))
      expect(board.is?.story.latents).toBe(outlineOf({ ...document, nodes }, 'story').is?.frames.length)
      if (modes.longer === undefined) await hold({ ...document, nodes }, 'longer')
    }),
    { numRuns: 120 },
  )
})

describe('what cannot be told before a run is said', () => {
  const nodes: Nodes = {
    ...start('picturebook'),
    length: ['values/number', { value: 1 }],
    half: ['clip/extend-clip', { direction: 'after' }, 'clip=first.clip make=length.number'],
  }

  test('a held number is read through its wire', () => {
    expect(outlineOf(graph(nodes), 'half').is!.frames).toHaveLength(9 + 4)
  })

  test.each([
    ['nothing is connected', { half: ['clip/extend-clip', {}] }, 'Clip of Extend Clip is not connected.'],
    ['no such model', { model: ['model/load-model', { model: 'gone' }] }, 'There is no model "gone" here.'],
    [
      'a value it cannot take',
      { length: ['values/number', { value: -3 }] },
      /^Make of Extend Clip has a value/,
    ],
  ] as const)('%s', (_, changed, why) => {
    expect(outlineOf(graph({ ...nodes, ...changed }), 'half').why).toMatch(why)
  })

  test('a bypassed node is looked through, a muted one is named', () => {
    const document = graph(nodes)
    const set = (mode: 'bypass' | 'mute'): WorkflowDocument => ({
      ...document,
      nodes: { ...document.nodes, first: { ...document.nodes['first']!, mode } },
    })
    expect(outlineOf(set('bypass'), 'half').is!.frames).toHaveLength(13)
    expect(outlineOf(set('mute'), 'half').why).toBe('DiT Sampler is muted.')
  })
})

test('pictures of frames are those of the sampler that made them, or of the file', () => {
  const document = graph({
    ...start('picturebook'),
    empty: ['clip/empty-clip', { seconds: 1 }, 'model=model.model'],
    picture: ['media/load-image', { file: picture }],
    extend: ['clip/extend-clip', { keep: 0.5, make: 0.5 }, 'clip=first.clip'],
    place: [
      'clip/place-frames',
      { measured: 'end' },
      'model=model.model clip=extend.clip frames=picture.image',
    ],
  })
  expect(outlineOf(document, 'place').is!.frames.map(({ picture }) => picture)).toEqual([
    { is: 'made', node: 'first', frame: 4, fps: 8 },
    { is: 'made', node: 'first', frame: 6, fps: 8 },
    undefined,
    { is: 'file', sha256: picture, frame: 0, fps: 24 },
  ])
})
