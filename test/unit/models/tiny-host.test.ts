import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DenoiseRequest } from '../../../engine/define/services.ts'
import type { Frame } from '../../../engine/media/video.ts'
import type { LatentShape } from '../../../engine/diffusion/clip.ts'
import { openHost, readBundle, type Host, type LocalModel } from '../../../engine/models/index.ts'
import { copyOf, goldenFolder, temporaryFolder, wave, worst } from './tiny-bundle.ts'

const golden = JSON.parse(readFileSync(join(goldenFolder, 'tiny-picturebook.golden.json'), 'utf8')) as {
  caption: string
  shots: string[]
  spoken: string
  shape: [number, number, number, number]
  latentsSalt: number
  sigma: number[]
  time: number[]
  clean: number[]
  frames: number[]
}
const data = temporaryFolder()
const latents = wave(4 * 7 * 4 * 4, golden.latentsSalt)
let host: Host
let model: LocalModel

const openAs = (precision?: 'fp32' | 'fp16' | 'int8'): Promise<Host> =>
  openHost({ dataDir: data.path, embeddedDir: goldenFolder, device: 'cpu', threads: 1, precision })
async function requestFor(open: LocalModel): Promise<DenoiseRequest> {
  const { unknown: _, cut: __, ...span } = await open.encodeText(golden.caption)
  return {
    latents,
    shape: golden.shape,
    sigma: Float32Array.from(golden.sigma),
    time: Float32Array.from(golden.time),
    shot: golden.shots,
    conditionings: [
      { model: open.descriptor.id, spans: [{ ...span, scope: { shot: golden.spoken } }] },
      null,
    ],
  }
}
async function framesOf(frames: AsyncIterable<Frame>): Promise<Frame[]> {
  const all: Frame[] = []
  for await (const frame of frames) all.push(frame)
  return all
}
async function* stream(frames: readonly Frame[]): AsyncGenerator<Frame> {
  yield* frames
}

beforeAll(async () => {
  host = await openAs()
  model = await host.open('tiny-picturebook')
})
afterAll(async () => {
  await host.dispose()
  data.cleanUp()
})

describe('the picturebook family', () => {
  test('is described without its weights being loaded', async () => {
    expect(model.descriptor).toMatchObject({
      id: 'tiny-picturebook',
      channels: 4,
      maxShots: 3,
      space: 'tiny-1',
    })
    expect(model.descriptor.preview.factors[0]).toEqual([0.5, 0, 0])
    expect(model.descriptor.preview.bias).toEqual([0.5, 0.5, 0.5])
    expect((await host.list()).map(({ id }) => id)).toEqual(['tiny-flow', 'tiny-picturebook'])
  })

  test('lists the words it learnt, where it brings a list, and the list is part of what it is', async () => {
    expect(await model.lexicon()).toBeUndefined()
    const embedded = temporaryFolder()
    const words = { format: 'reelgraph-lexicon', words: ['fox'] }
    writeFileSync(join(copyOf('tiny-picturebook', embedded.path), 'lexicon.json'), JSON.stringify(words))
    const other = await openHost({
      dataDir: data.path,
      embeddedDir: embedded.path,
      device: 'cpu',
      threads: 1,
    })
    const open = await other.open('tiny-picturebook')
    expect(await open.lexicon()).toEqual(words)
    expect(open.descriptor.sha256).not.toBe(model.descriptor.sha256)
    await other.dispose()
    embedded.cleanUp()
  })

  test('denoises as the reference does: level, time, shot and text of each frame', async () => {
    const [clean, unconditional] = await model.denoise(await requestFor(model))
    expect(worst(clean!, golden.clean)).toBeLessThan(1e-5)
    expect(worst(unconditional!, golden.clean)).toBeGreaterThan(0.1)
  })

  test('numbers shots from 0 within a request, whatever their ids', async () => {
    const request = await requestFor(model)
    const renamed = { ...request, shot: request.shot.map((id) => `take ${id}`), conditionings: [null] }
    const [a] = await model.denoise({ ...request, conditionings: [null] })
    const [b] = await model.denoise(renamed)
    expect(b).toEqual(a)
  })

  test('half precision gives the same to its precision', async () => {
    const half = await openAs('fp16')
    const open = await half.open('tiny-picturebook')
    const [clean] = await open.denoise(await requestFor(open))
    expect(open.device.precision).toBe('fp16')
    expect(worst(clean!, golden.clean)).toBeLessThan(5e-3)
    await half.dispose()
  })

  test('int8 weights are taken where the bundle has them', async () => {
    const small = await openAs('int8')
    const open = await small.open('tiny-picturebook')
    const [clean] = await open.denoise(await requestFor(open))
    expect(worst(clean!, golden.clean)).toBeLessThan(0.1)
    expect(worst(clean!, golden.clean)).toBeGreaterThan(0)
    await expect(small.open('tiny-flow')).rejects.toMatchObject({ code: 'model.no-precision' })
    await small.dispose()
  })

  test('a precision that lies beside the graphs is used and hashed, whether or not bundle.json names it', async () => {
    const embedded = temporaryFolder()
    const folder = copyOf('tiny-flow', embedded.path)
    const before = readBundle(folder)
    const half = join(folder, 'transformer/model.fp16.onnx')
    cpSync(join(folder, 'transformer/model.onnx'), half)
    expect(readBundle(folder, 'fp16').graphs.transformer.path).toBe(half)
    const after = readBundle(folder)
    expect(after.graphs.transformer.path).toBe(before.graphs.transformer.path)
    expect(after.files.map(({ file }) => file)).toContain('transformer/model.fp16.onnx')
    embedded.cleanUp()
  })

  test('a bundle may prefer a precision where nobody asks for one', async () => {
    const folder = copyOf('tiny-picturebook', join(data.path, 'models'))
    const path = join(folder, 'bundle.json')
    const info = JSON.parse(readFileSync(path, 'utf8')) as object
    writeFileSync(path, JSON.stringify({ ...info, id: 'preferring', preferred: { cpu: 'int8' } }))
    expect((await host.open('preferring')).device.precision).toBe('int8')
    const plain = await openAs('fp32')
    expect((await plain.open('preferring')).device.precision).toBe('fp32')
    await plain.dispose()
    rmSync(folder, { recursive: true })
  })

  test('decodes a latent at a time as a whole decode does, and from any frame', async () => {
    const all = await framesOf(model.decode(latents, golden.shape))
    expect(all.map(({ index }) => index)).toEqual([...Array(14).keys()])
    expect([all[0]!.width, all[0]!.height]).toEqual([32, 32])
    const expected = (frame: number, channel: number, y: number, x: number): number => {
      const value = golden.frames[((channel * 14 + frame) * 4 + y) * 4 + x]!
      return Math.max(0, Math.min(255, Math.round(value * 127.5 + 127.5)))
    }
    for (const { index, data: rgb } of all)
      for (let i = 0; i < 3 * 16; i++) {
        const [c, y, x] = [i % 3, Math.floor(i / 12), Math.floor(i / 3) % 4]
        expect(
          Math.abs(rgb[((y * 8 + 3) * 32 + x * 8 + 5) * 3 + c]! - expected(index, c, y, x)),
        ).toBeLessThanOrEqual(1)
      }
    for (const range of [
      { start: 9, end: 12 },
      { start: 13, end: 14 },
      { start: 1, end: 2 },
      { start: 4, end: 4 },
    ])
      expect(await framesOf(model.decode(latents, golden.shape, range))).toEqual(
        all.slice(range.start, range.end),
      )
  })

  test('decodes latents that its bundle says are normalised', async () => {
    const folder = temporaryFolder()
    const copy = copyOf('tiny-picturebook', folder.path)
    const stats = { mean: [0.1, -0.2, 0.3, 0], std: [1.5, 0.5, 2, 1] }
    const file = join(copy, 'bundle.json')
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), latentStats: stats }))
    const normalised = latents.map((value, i) => {
      const c = Math.floor((4 * i) / latents.length)
      return (value - stats.mean[c]!) / stats.std[c]!
    })
    const other = await openHost({
      dataDir: folder.path,
      embeddedDir: folder.path,
      device: 'cpu',
      threads: 1,
    })
    const made = await framesOf((await other.open('tiny-picturebook')).decode(normalised, golden.shape))
    const due = await framesOf(model.decode(latents, golden.shape))
    expect(made.length).toBe(due.length)
    for (const [i, { data: rgb }] of made.entries()) expect(worst(rgb, due[i]!.data)).toBeLessThanOrEqual(1)
    await other.dispose()
    folder.cleanUp()
  })

  test('encodes frames as they come; an image fills a latent by being repeated', async () => {
    const grey = (index: number, value: number): Frame => ({
      index,
      width: 32,
      height: 16,
      data: new Uint8Array(3 * 32 * 16).fill(value),
    })
    const many = Array.from({ length: 39 }, (_, i) => grey(i, 5 * (i - (i % 2))))
    const { latents: found, shape } = await model.encode(stream(many))
    expect(shape).toEqual([4, 20, 2, 4])
    for (let f = 0; f < 20; f++) expect(found[(3 * 20 + f) * 8 + 7]).toBeCloseTo((10 * f) / 127.5 - 1, 5)
    const still = await model.encode(stream([grey(0, 255)]))
    expect(still.shape).toEqual([4, 1, 2, 4])
    expect(still.latents.every((value) => Math.abs(value - 1) < 1e-5)).toBe(true)
  })
})

describe('the flow family', () => {
  const shape: LatentShape = [4, 13, 4, 4]
  const clip = wave(4 * 13 * 16, 2)
  const request = (sigma: number): DenoiseRequest => ({
    latents: clip,
    shape,
    sigma: new Float32Array(13).fill(sigma),
    time: new Float32Array(13),
    shot: Array.from({ length: 13 }, () => 'only'),
    conditionings: [null],
  })

  test('reads an Optimum export by its config files', async () => {
    expect(await host.describe('tiny-flow')).toMatchObject({
      family: 'flow',
      channels: 4,
      patch: 2,
      perFrameNoise: false,
      compression: { time: 4, space: 8, firstFrame: 'single' },
      text: { maxTokens: 8, width: 8 },
      defaults: { shift: 5 },
    })
  })

  test('scales time by 1000, pads text with zeros and takes the empty caption for unconditional', async () => {
    const flow = await host.open('tiny-flow')
    const { unknown, cut: _, ...span } = await flow.encodeText('a red Dog')
    expect(unknown).toEqual(['Dog'])
    // A piece for "a", one for "red", what the vocabulary makes of "Dog", the end token, and padding.
    expect([...span.mask].join('')).toMatch(/^1{4,7}0+$/)
    expect(span.embeddings.subarray(8 * span.mask.lastIndexOf(1) + 8).every((value) => value === 0)).toBe(
      true,
    )
    const [one] = await flow.denoise({
      ...request(0.5),
      conditionings: [{ model: 'tiny-flow', spans: [{ ...span, scope: 'all' }] }],
    })
    const [none] = await flow.denoise(request(0.5))
    const empty = await flow.encodeText('')
    const [said] = await flow.denoise({
      ...request(0.5),
      conditionings: [{ model: 'tiny-flow', spans: [{ ...empty, scope: 'all' }] }],
    })
    expect(none).toEqual(said)
    expect(worst(one!, none!)).toBeGreaterThan(1e-3)
    const difference = clip.map((x, i) => x - 0.25 * x - none![i]!)
    for (let c = 0; c < 4; c++)
      expect(
        worst(difference.subarray(c * 208, c * 208 + 208), new Float32Array(208).fill(difference[c * 208]!)),
      ).toBeLessThan(1e-5)
  })

  test('tells frames of one shot their own caption, and refuses frames of two', async () => {
    const flow = await host.open('tiny-flow')
    const { unknown: _, cut: __, ...red } = await flow.encodeText('a red Dog')
    const { unknown: ___, cut: ____, ...none } = await flow.encodeText('')
    const saying = (...scopes: ('all' | { shot: string })[]) =>
      scopes.map((scope, i) => ({ ...(i === 0 ? red : none), scope }))
    const ask = (spans: ReturnType<typeof saying>, shot = request(0.5).shot) =>
      flow.denoise({ ...request(0.5), shot, conditionings: [{ model: 'tiny-flow', spans }] })
    expect(await ask(saying({ shot: 'only' }, { shot: 'another' }))).toEqual(await ask(saying('all')))
    const two = request(0.5).shot.map((shot, i) => (i < 3 ? 'another' : shot))
    await expect(ask(saying({ shot: 'only' }), two)).rejects.toMatchObject({ code: 'model.request' })
  })

  test('decodes in pieces as it would at once, with a first latent of one frame', async () => {
    const flow = await host.open('tiny-flow')
    const all = await framesOf(flow.decode(clip, shape))
    expect(all.map(({ index }) => index)).toEqual([...Array(49).keys()])
    const [mean, std] = [
      [0.1, 0.2, 0.3],
      [1, 2, 0.5],
    ]
    for (const { index, data: rgb } of all) {
      const k = Math.ceil(index / 4)
      for (let c = 0; c < 3; c++) {
        const raw = (f: number): number => (f < 0 ? 0 : clip[(c * 13 + f) * 16]! * std[c]! + mean[c]!)
        const value = Math.max(0, Math.min(255, (raw(k) + 0.5 * raw(k - 1)) * 127.5 + 127.5))
        expect(Math.abs(rgb[c]! - value)).toBeLessThanOrEqual(0.51)
      }
    }
    expect(await framesOf(flow.decode(clip, shape, { start: 41, end: 49 }))).toEqual(all.slice(41))
  })

  test('encodes in pieces as it would at once', async () => {
    const flow = await host.open('tiny-flow')
    const pictures = Array.from({ length: 49 }, (_, index) => ({
      index,
      width: 16,
      height: 16,
      data: new Uint8Array(3 * 256).fill(index === 0 ? 0 : 4 * Math.ceil(index / 4)),
    }))
    const { latents: found, shape: made } = await flow.encode(stream(pictures))
    expect(made).toEqual([4, 13, 2, 2])
    for (let f = 0; f < 13; f++)
      expect(found[(1 * 13 + f) * 4]).toBeCloseTo(((4 * f) / 127.5 - 1 - 0.2) / 2, 5)
  })
})
