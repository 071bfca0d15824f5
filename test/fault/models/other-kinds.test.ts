import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { ModelDescriptor } from '../../../engine/define/index.ts'
import { emptyClip } from '../../../engine/diffusion/index.ts'
import { addModel, ModelStore, readBundle } from '../../../engine/models/index.ts'
import type { BundleGraph } from '../../../engine/models/bundle/bundle.ts'
import type { BundleInfo } from '../../../engine/models/bundle/bundle-schema.ts'
import { optimumInfo } from '../../../engine/models/bundle/optimum-info.ts'
import { chunkedDecode } from '../../../engine/models/codec/chunked-decode.ts'
import { encodeFrames } from '../../../engine/models/codec/encode-frames.ts'
import { frameCount } from '../../../engine/models/codec/frame-layout.ts'
import { describeBundle } from '../../../engine/models/bundle/describe-bundle.ts'
import { probeBundle } from '../../../engine/models/store/probe-bundle.ts'
import { openModel } from '../../../engine/models/open-model.ts'
import type { OpenSession } from '../../../engine/models/session/open-session.ts'
import { SessionPool } from '../../../engine/models/session/session-pool.ts'
import { checkOneWindow } from '../../../nodes/sampling/check-one-window.ts'
import { copyOf, goldenFolder, temporaryFolder, wave, worst } from '../../unit/models/tiny-bundle.ts'

const scratch = temporaryFolder()
let count = 0
afterAll(() => scratch.cleanUp())

/** A plain export with one of its JSON files changed. */
function changed(file: string, change: Record<string, unknown>): string {
  const folder = copyOf('tiny-flow', scratch.path, `kind-${count++}`)
  const path = join(folder, file)
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as object) : {}
  writeFileSync(path, JSON.stringify({ ...before, ...change }))
  return folder
}

const store = () =>
  new ModelStore({
    models: join(scratch.path, `models-${count++}`),
    embedded: join(scratch.path, 'none'),
    memory: join(scratch.path, 'verified.json'),
  })

describe('a plain export is refused where it is', () => {
  test.each([
    [
      'of two transformers',
      'model_index.json',
      { transformer_2: ['diffusers', 'Any'] },
      /second transformer/,
    ],
    [
      'no flow',
      'scheduler/scheduler_config.json',
      { prediction_type: 'v_prediction' },
      /predicts v_prediction/,
    ],
    [
      'of noise the other way round',
      'scheduler/scheduler_config.json',
      { invert_sigmas: true },
      /other way round/,
    ],
  ])('%s', (_, file, change, words) => {
    expect(() => readBundle(changed(file, change))).toThrow(
      expect.objectContaining({ code: 'model.unsupported', message: expect.stringMatching(words) as string }),
    )
  })

  test('so too where it has a bundle.json', () => {
    const folder = changed('scheduler/scheduler_config.json', { prediction_type: 'v_prediction' })
    const info = { ...readBundle(join(goldenFolder, 'tiny-flow')).info, id: 'stated' }
    writeFileSync(join(folder, 'bundle.json'), JSON.stringify(info))
    expect(() => readBundle(folder)).toThrow(
      expect.objectContaining({ code: 'model.unsupported', subject: 'stated' }),
    )
  })

  test('where it takes a picture beside its latents', () => {
    expect(() =>
      readBundle(changed('transformer/config.json', { in_channels: 36, out_channels: 16 })),
    ).toThrow(
      expect.objectContaining({
        code: 'model.unsupported',
        message: expect.stringContaining('takes 20 channels beside its 16 latent ones') as string,
      }),
    )
  })

  test('where nothing says how its latents are scaled, or that says so of others', () => {
    const folder = changed('model_index.json', {})
    const config = join(folder, 'vae_decoder/config.json')
    const text = readFileSync(config, 'utf8')
    rmSync(config)
    expect(() => readBundle(folder)).toThrow(
      expect.objectContaining({
        code: 'model.unsupported',
        message: expect.stringContaining('Nothing says how') as string,
      }),
    )
    mkdirSync(join(folder, 'vae'))
    writeFileSync(join(folder, 'vae/config.json'), text)
    const { info, files } = readBundle(folder)
    expect(info.latentStats).toEqual({ mean: [0.1, 0.2, 0.3, 0.4], std: [1, 2, 0.5, 1.5] })
    expect(files.map(({ file }) => file)).toContain('vae/config.json')
    expect(() =>
      readBundle(changed('vae_decoder/config.json', { latents_mean: [0], latents_std: [1] })),
    ).toThrow(expect.objectContaining({ code: 'model.not-a-bundle' }))
  })

  test.each([
    ['model_index.json', { transformer_2: [null, null], boundary_ratio: null }],
    ['scheduler/scheduler_config.json', { prediction_type: 'flow_prediction', invert_sigmas: false }],
  ])('and not where it only says that it is not: %s', (file, change) => {
    expect(readBundle(changed(file, change)).info.family).toBe('flow')
  })

  test('of a decoder that compresses time otherwise than it is said', async () => {
    const folder = changed('vae_decoder/config.json', { scale_factor_temporal: 6 })
    await expect(addModel(store(), folder)).rejects.toMatchObject({
      code: 'model.unsupported',
      message: expect.stringContaining('State how it compresses time and space') as string,
    })
  })
})

describe('what a graph of a plain export has fixed is what it can be asked for', () => {
  const { graphs } = readBundle(join(goldenFolder, 'tiny-flow'))
  const fixed = (
    role: 'transformer' | 'textEncoder',
    input: string,
    dims: readonly (number | string | null)[],
  ) => {
    const graph = graphs[role]
    const inputs = graph.summary.inputs.map((port) => (port.name === input ? { ...port, dims } : port))
    return { ...graphs, [role]: { ...graph, summary: { ...graph.summary, inputs } } }
  }
  const infoOf = (given: typeof graphs): BundleInfo =>
    optimumInfo(join(goldenFolder, 'tiny-flow'), 'tiny-flow', given) as BundleInfo

  test('size and length', () => {
    const { maxFrames, defaults } = infoOf(fixed('transformer', 'hidden_states', [1, 4, 13, 60, 90]))
    expect({ maxFrames, ...defaults }).toMatchObject({
      maxFrames: 13,
      width: 720,
      height: 480,
      seconds: 3.06,
    })
  })

  test('tokens', () => {
    expect(infoOf(fixed('textEncoder', 'input_ids', [1, 226])).text).toEqual({ maxTokens: 226, width: 8 })
    const text = fixed('transformer', 'encoder_hidden_states', [1, 77, 'width'])
    expect(() => infoOf(text)).toThrow(expect.objectContaining({ code: 'model.unsupported' }))
    const told = changed('transformer/config.json', { text_dim: 8 })
    expect(optimumInfo(told, 'told', text)).toMatchObject({ text: { maxTokens: 77, width: 8 } })
  })

  test.each([
    [4_000_900, 'fp32'],
    [2_000_900, 'fp16'],
    [1_000_900, 'int8'],
  ])('a million weights in %i bytes are %s', (bytes, precision) => {
    const summary = { ...graphs.transformer.summary, parameters: 1_000_000 }
    expect(infoOf({ ...graphs, transformer: { ...graphs.transformer, bytes, summary } })).toMatchObject({
      precision,
    })
  })

  test('and one that is too large to be tried on a CPU is only loaded', async () => {
    const bundle = {
      ...readBundle(join(goldenFolder, 'tiny-flow')),
      graphs: fixed('transformer', 'hidden_states', [1, 4, 13, 60, 90]),
    }
    const device = { provider: 'cpu', precision: 'fp32', threads: 1, runtime: '', reason: '' } as const
    // The real graph would give other sizes than the ones it is said to have fixed.
    await expect(probeBundle(bundle, describeBundle(bundle, 'a'.repeat(64)), device)).resolves.toBeUndefined()
  })
})

test('the weights beside another precision of a plain export belong to it', () => {
  const folder = copyOf('tiny-flow', scratch.path, `variant-${count++}`)
  copyFileSync(join(goldenFolder, 'broken/external-inside.onnx'), join(folder, 'transformer/model.fp16.onnx'))
  writeFileSync(join(folder, 'transformer/weights.bin'), 'weights')
  const files = readBundle(folder).files.map(({ file }) => file)
  expect(files).toEqual(expect.arrayContaining(['transformer/model.fp16.onnx', 'transformer/weights.bin']))
})

describe('a decoder that was exported for so many latents', () => {
  const bundle = readBundle(join(goldenFolder, 'tiny-flow'))
  const { latentChannels: channels } = bundle.info
  const device = { provider: 'cpu', precision: 'fp32', threads: 1, runtime: '', reason: '' } as const

  const decode = async (frames: number, fixed?: number): Promise<Uint8Array[]> => {
    const { decoder } = bundle.graphs
    const pool = new SessionPool(device, 1e9)
    const [port, ...others] = decoder.summary.inputs
    const dims = port!.dims.with(2, fixed ?? port!.dims[2]!)
    const summary = { ...decoder.summary, inputs: [{ ...port!, dims }, ...others] }
    const same = { ...bundle, graphs: { ...bundle.graphs, decoder: { ...decoder, summary } } }
    const latents = wave(channels * frames * 4, 3)
    const shape = [channels, frames, 2, 2] as const
    const end = frameCount(frames, bundle.info.compression)
    const range = { start: 0, end, firstLatent: 0, endLatent: frames }
    const made: Uint8Array[] = []
    try {
      for await (const { data } of chunkedDecode(same, pool, latents, shape, range)) made.push(data)
      return made
    } finally {
      await pool.dispose()
    }
  }

  test.each([
    [12, 12],
    [13, 12],
    [30, 12],
    [21, 6],
  ])('is given just so many: %i frames in pieces of %i', async (frames, fixed) => {
    const [usual, made] = [await decode(frames), await decode(frames, fixed)]
    expect(made.length).toBe(usual.length)
    expect(made).toEqual(usual)
  })

  test('is tried with as many, and is not believed to draw what comes after a first frame from one', async () => {
    const { decoder } = bundle.graphs
    const [port, ...others] = decoder.summary.inputs
    const fixedAt = (length: number) => {
      const summary = {
        ...decoder.summary,
        inputs: [{ ...port!, dims: port!.dims.with(2, length) }, ...others],
      }
      return { ...bundle, graphs: { ...bundle.graphs, decoder: { ...decoder, summary } } }
    }
    const descriptor = describeBundle(bundle, 'a'.repeat(64))
    await expect(probeBundle(fixedAt(6), descriptor, device)).resolves.toBeUndefined()
    await expect(decode(3, 1)).rejects.toMatchObject({ code: 'model.fixed-shape' })
  })

  test.each([1, 5, 11])('is given the last of %i latents again where a clip is shorter', async (frames) => {
    expect(await decode(frames, 12)).toEqual(await decode(frames))
  })
})

describe('an encoder that was exported for so many frames', () => {
  const device = { provider: 'cpu', precision: 'fp32', threads: 1, runtime: '', reason: '' } as const

  const encode = async (name: 'tiny-flow' | 'tiny-picturebook', count: number, fixed?: number) => {
    const bundle = readBundle(join(goldenFolder, name))
    const encoder = bundle.graphs.encoder!
    const pool = new SessionPool(device, 1e9)
    const [port, ...others] = encoder.summary.inputs
    const dims = port!.dims.with(2, fixed ?? port!.dims[2]!)
    const summary = { ...encoder.summary, inputs: [{ ...port!, dims }, ...others] }
    async function* frames() {
      for (let index = 0; index < count; index++)
        yield {
          index,
          width: 16,
          height: 16,
          data: Uint8Array.from({ length: 768 }, (_, i) => (7 * index + i) % 256),
        }
    }
    try {
      return await encodeFrames(
        { ...bundle, graphs: { ...bundle.graphs, encoder: { ...encoder, summary } } },
        pool,
        frames(),
      )
    } finally {
      await pool.dispose()
    }
  }

  test.each([
    ['tiny-flow', 17, 17],
    ['tiny-flow', 1, 17],
    ['tiny-flow', 6, 17],
    ['tiny-flow', 50, 17],
    ['tiny-flow', 50, 9],
    ['tiny-picturebook', 1, 8],
    ['tiny-picturebook', 39, 8],
  ] as const)('of %s is given just so many: %i frames in pieces of %i', async (name, count, fixed) => {
    const [usual, made] = [await encode(name, count), await encode(name, count, fixed)]
    expect(made.shape).toEqual(usual.shape)
    expect(worst(made.latents, usual.latents)).toBeLessThan(1e-5)
  })

  test.each([
    ['tiny-flow', 2, 1],
    ['tiny-flow', 9, 5],
    ['tiny-picturebook', 4, 3],
  ] as const)('of %s cannot take %i frames in pieces of %i', async (name, count, fixed) => {
    await expect(encode(name, count, fixed)).rejects.toMatchObject({
      code: 'model.unsupported',
      message: expect.stringContaining('Trim the video') as string,
    })
  })
})

describe('a model of one noise level', () => {
  const device = { provider: 'cpu', precision: 'fp32', threads: 1, runtime: '', reason: '' } as const

  test('has the empty caption before its transformer, and asks again where it failed', async () => {
    const bundle = readBundle(join(goldenFolder, 'tiny-flow'))
    const order: string[] = []
    class Watched extends SessionPool {
      override async use<T>(subject: string, graph: BundleGraph, work: (session: OpenSession) => Promise<T>) {
        order.push(graph.role)
        if (order.length === 1) throw new Error('No memory is left.')
        const made = await super.use(subject, graph, work)
        order.push(`${graph.role} done`)
        return made
      }
    }
    const pool = new Watched(device, 1)
    const { latentChannels: channels, patch } = bundle.info
    const descriptor = {
      ...bundle.info,
      channels,
      space: bundle.info.latentSpace,
    } as unknown as ModelDescriptor
    const model = openModel(bundle, descriptor, pool, device)
    const side = 2 * patch
    const request = {
      latents: new Float32Array(channels * 2 * side * side),
      shape: [channels, 2, side, side] as const,
      sigma: new Float32Array(2).fill(1),
      time: new Float32Array(2),
      shot: ['a', 'a'],
      conditionings: [null],
    }
    await expect(model.denoise(request)).rejects.toThrow('No memory')
    expect(await model.denoise(request)).toHaveLength(1)
    expect(order.slice(1)).toEqual(['textEncoder', 'textEncoder done', 'transformer', 'transformer done'])
    await pool.dispose()
  })

  test('is not asked for more than it sees at once', () => {
    const model = {
      title: 'Wan',
      perFrameNoise: false,
      maxFrames: 21,
      compression: { time: 4, space: 8, firstFrame: 'single' },
    } as unknown as ModelDescriptor
    const clip = (frames: number) =>
      emptyClip({ space: 's', channels: 4, frames, height: 2, width: 2, fps: 16, stride: 4 })
    const windows = { maxFrames: 21, context: 10, sink: 1, maxShots: 1 }
    expect(() => checkOneWindow(clip(21), model, windows, 'sampler')).not.toThrow()
    expect(() => checkOneWindow(clip(41), model, windows, 'sampler')).toThrow(/at most 5.06 s long/)
    expect(() =>
      checkOneWindow(clip(41), { ...model, perFrameNoise: true }, windows, 'sampler'),
    ).not.toThrow()
  })
})
