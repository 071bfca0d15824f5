import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasCode, type NodeDefinition, type OpenModel } from '../../../engine/define/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { packedOutputs, runNode } from './run-node.ts'
import { inputsFor, makeAssets, makeSamples, type Samples } from './sample-inputs.ts'
import { openTestServices, type TestServices } from './test-services.ts'

let services: TestServices
let samples: Samples
let assets: Record<'image' | 'video', string>

beforeAll(async () => {
  services = await openTestServices()
  samples = await makeSamples(services)
  assets = await makeAssets(services, samples)
})
afterAll(() => services?.close())

const named = declarations.map((node) => [node.type, node] as const)

describe.each(named)('%s', (_, node) => {
  test('gives what it declares, the same each time, from a finished or an open clip', async () => {
    const results = await Promise.all(
      (['clip', 'openClip'] as const).map((clip) => twice(node, inputsFor(node, samples, assets, clip))),
    )
    // A finished clip is nothing to some nodes and an open one is refused by others; one of the two is right for each.
    const refused = results.filter((result) => result instanceof Error)
    for (const error of refused) {
      expect(hasCode(error), String(error)).toBe(true)
      expect(error.message).toMatch(/\.$/)
    }
    expect(refused.length, refused.map(String).join('\n')).toBeLessThan(results.length)
  })

  test('stops when the run is cancelled', async () => {
    const asked = { count: 0 }
    const watched: TestServices = {
      ...services,
      models: counting(services, asked),
      outputs: services.outputs,
    }
    const gone = { ...samples, video: counted(samples['video'] as never, asked) }
    const signal = AbortSignal.abort(new Error('cancelled'))
    const inputs = inputsFor(node, gone, assets, 'openClip')
    await runNode(node, inputs, watched, { signal, key: `cancelled ${node.type}` }).catch(() => {})
    expect(asked.count, 'work after cancel').toBeLessThanOrEqual(1)
    expect(await services.outputs.find(`cancelled ${node.type}`)).toBeUndefined()
  })
})

async function twice(node: NodeDefinition, inputs: Record<string, unknown>): Promise<Error | undefined> {
  try {
    const first = await runNode(node, inputs, services, { key: `first ${node.type}` })
    expect(Object.keys(first.outputs).sort()).toEqual(Object.keys(node.outputs).sort())
    for (const [name, { kind, each }] of Object.entries(node.outputs)) {
      const values = each ? (first.outputs[name] as unknown[]) : [first.outputs[name]]
      expect(
        values.every((value) => kind.is(value)),
        `${name} is of kind ${kind.id}`,
      ).toBe(true)
    }
    for (const note of first.notes) expect(note).toMatch(/\S/)
    if (node.effect) expect(await services.outputs.find(`first ${node.type}`)).toBeDefined()
    const second = await runNode(node, inputs, services, { key: `second ${node.type}` })
    expect(packedOutputs(node, second.outputs) === packedOutputs(node, first.outputs), 'pure').toBe(true)
    return undefined
  } catch (error) {
    if (hasCode(error)) return error
    throw error
  }
}

/** A video that counts the frames it gives. */
function counted<V extends { open(...args: never[]): AsyncIterable<unknown> }>(
  video: V,
  asked: { count: number },
): V {
  return {
    ...video,
    async *open(...args: never[]) {
      for await (const frame of video.open(...args)) {
        asked.count++
        yield frame
      }
    },
  }
}

/** The model host, counting what its models are asked to compute. */
function counting({ models }: TestServices, asked: { count: number }): TestServices['models'] {
  return {
    list: () => models.list(),
    describe: (id) => models.describe(id),
    describeUpscaler: (id) => models.describeUpscaler(id),
    openUpscaler: (id) => models.openUpscaler(id),
    async open(id) {
      const model: OpenModel = await models.open(id)
      return {
        descriptor: model.descriptor,
        device: model.device,
        encodeText: (text) => {
          asked.count++
          return model.encodeText(text)
        },
        lexicon: () => model.lexicon(),
        denoise: (request) => {
          asked.count++
          return model.denoise(request)
        },
        decode: (...args) => model.decode(...args),
        encode: (frames) => model.encode(frames),
      }
    },
  }
}
