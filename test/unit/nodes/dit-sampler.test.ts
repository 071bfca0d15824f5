import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  Conditioning,
  DenoiseRequest,
  ModelDescriptor,
  Packed,
  PreviewStep,
} from '../../../engine/define/index.ts'
import { type Clip, emptyClip, makeSchedule, numericsVersion } from '../../../engine/diffusion/index.ts'
import { run } from '../../../nodes/sampling/dit-sampler.run.ts'
import { openTestServices, type TestServices } from '../../contract/nodes/test-services.ts'

let services: TestServices
let model: ModelDescriptor
let prompt: Conditioning
beforeAll(async () => {
  services = await openTestServices()
  model = await services.models.describe('picturebook')
  prompt = await encode('a fox jumps in a forest at night')
})
afterAll(() => services?.close())

describe('dit-sampler', () => {
  test('asks for prompt and negative in one request, and for the prompt alone without guidance', async () => {
    const negative = await encode('a car')
    const asked: DenoiseRequest[] = []
    await sample({ negative, guidance: 4 }, { asked })
    await sample({ guidance: 4 }, { asked })
    await sample({ guidance: 1 }, { asked })
    expect(asked.map(({ conditionings }) => conditionings)).toEqual([
      ...Array.from({ length: 3 }, () => [prompt, negative]),
      ...Array.from({ length: 3 }, () => [prompt, null]),
      ...Array.from({ length: 3 }, () => [prompt]),
    ])
  })

  test('shows every step with all frames', async () => {
    const previews: PreviewStep[] = []
    await sample({}, { previews })
    expect(previews.map(({ step, of, sigma }) => [step, of, sigma])).toEqual([
      [1, 3, 1],
      [2, 3, expect.closeTo(2 / 3)],
      [3, 3, expect.closeTo(1 / 3)],
    ])
    for (const { latents, shape } of previews) expect(latents.length).toBe(shape.reduce((a, b) => a * b))
  })

  test('seed decides: the same makes the same, another makes another', async () => {
    const [a, b, c] = [await sample({ seed: 1 }), await sample({ seed: 1 }), await sample({ seed: 2 })]
    expect(a.latents).toEqual(b.latents)
    expect(a.latents).not.toEqual(c.latents)
  })

  test('a stopped run goes on to the same bits', async () => {
    const whole = await sample({})
    const kept: { packed?: Packed } = {}
    const stopped = await sample({}, { kept, stopAfter: 1 })
    expect(Math.max(...stopped.sigma)).toBeGreaterThan(0)
    const asked: DenoiseRequest[] = []
    const resumed = await sample({}, { kept, asked })
    expect(asked).toHaveLength(2)
    expect(resumed.latents).toEqual(whole.latents)
    expect([...resumed.known]).toEqual([1, 1, 1])
  })

  test('a run that stops earlier than another did gives its own step, and leaves what that one has', async () => {
    const early = await sample({}, { stopAfter: 1 })
    const kept: { packed?: Packed } = {}
    await sample({}, { kept, stopAfter: 2 })
    const stopped = await sample({}, { kept, stopAfter: 1 })
    expect([...stopped.sigma]).toEqual([...early.sigma])
    expect(stopped.latents).toEqual(early.latents)
    const asked: DenoiseRequest[] = []
    await sample({}, { kept, asked })
    expect(asked).toHaveLength(1)
  })

  test('a checkpoint of other settings or of no use is left, and that is said', async () => {
    const kept: { packed?: Packed } = {}
    await sample({ seed: 1 }, { kept, stopAfter: 1 })
    const notes: string[] = []
    expect((await sample({ seed: 2 }, { kept: { ...kept }, notes })).latents).toEqual(
      (await sample({ seed: 2 })).latents,
    )
    const broken = {
      packed: { meta: { device: {}, numerics: numericsVersion, sampler: { format: 9 } }, buffers: {} },
    }
    await sample({}, { kept: broken, notes })
    expect(notes).toEqual([
      expect.stringContaining('other settings'),
      expect.stringContaining('could not be read'),
    ])
  })

  test('a clip from another latent space is refused by name', async () => {
    const clip = { ...blank(), space: 'somewhere-else' }
    await expect(sample({ clip })).rejects.toMatchObject({ code: 'clip.wrong-space', subject: 'sampler' })
  })

  test('a caption for a shot that is not there is refused, not ignored', async () => {
    const [span] = prompt.spans
    const lost = { ...prompt, spans: [{ ...span!, scope: { shot: 'shot-9' } }] }
    await expect(sample({ prompt: lost })).rejects.toMatchObject({
      code: 'conditioning.absent-shot',
      message: expect.stringContaining('"shot-9"'),
    })
  })

  test('a prompt of another model is refused by name', async () => {
    await expect(sample({ prompt: { ...prompt, model: 'other' } })).rejects.toMatchObject({
      code: 'conditioning.wrong-model',
    })
  })

  test('cancel takes effect between steps', async () => {
    const controller = new AbortController()
    const asked: DenoiseRequest[] = []
    const cancelled = sample({}, { asked, signal: controller.signal, onPreview: () => controller.abort() })
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' })
    expect(asked).toHaveLength(1)
  })

  test('a clip longer than the model is made in windows that it can see', async () => {
    const clip = blank(model.maxFrames * 2)
    const asked: DenoiseRequest[] = []
    const done = await sample({ clip, guidance: 1 }, { asked })
    expect(Math.max(...asked.map(({ shape }) => shape[1]))).toBeLessThanOrEqual(model.maxFrames)
    expect([...done.known]).toEqual(Array(model.maxFrames * 2).fill(1))
  })
})

interface Watch {
  readonly asked?: DenoiseRequest[]
  readonly previews?: PreviewStep[]
  readonly notes?: string[]
  readonly kept?: { packed?: Packed }
  readonly signal?: AbortSignal
  readonly stopAfter?: number
  readonly onPreview?: () => void
}

async function sample(set: Readonly<Record<string, unknown>>, watch: Watch = {}): Promise<Clip> {
  const inputs = {
    model,
    prompt,
    negative: undefined,
    schedule: { name: 'uniform', steps: 3, sigmas: makeSchedule('uniform', 3) },
    clip: blank(),
    solver: 'euler',
    guidance: 4,
    seed: 7,
    method: 'cfg',
    rescale: 0,
    activeFrom: 1,
    activeTo: 0,
    context: 0,
    overlap: 0,
    anchor: 1,
    historyNoise: 0,
    ...set,
  }
  const { clip } = await run({
    inputs: inputs as never,
    node: 'sampler',
    key: 'key',
    signal: watch.signal ?? new AbortController().signal,
    ...(watch.stopAfter === undefined ? {} : { stopAfter: watch.stopAfter }),
    progress() {},
    preview(step) {
      watch.previews?.push({ ...step, latents: step.latents.slice() })
      watch.onPreview?.()
    },
    note: (message) => watch.notes?.push(message),
    checkpoint: {
      load: async () => watch.kept?.packed,
      async offer(make) {
        if (watch.kept) watch.kept.packed = make()
      },
    },
    services: { ...services, models: watch.asked ? listening(watch.asked) : services.models },
  })
  return clip
}

function listening(asked: DenoiseRequest[]): TestServices['models'] {
  const { models } = services
  return {
    list: () => models.list(),
    describe: (id) => models.describe(id),
    describeUpscaler: (id) => models.describeUpscaler(id),
    openUpscaler: (id) => models.openUpscaler(id),
    async open(id) {
      const open = await models.open(id)
      return {
        ...open,
        denoise(request) {
          asked.push(request)
          return open.denoise(request)
        },
      }
    },
  }
}

function blank(frames = 3): Clip {
  const size = model.patch
  const { space, channels, fps, compression } = model
  return emptyClip({ space, channels, frames, height: size, width: size, fps, stride: compression.time })
}

async function encode(text: string): Promise<Conditioning> {
  const open = await services.models.open('picturebook')
  const { embeddings, length, width, mask } = await open.encodeText(text)
  return { model: open.descriptor.id, spans: [{ scope: 'all', text, embeddings, length, width, mask }] }
}
