import { describe, expect, it } from 'vitest'
import { lockThings } from '../../../app/keep/lock-things.ts'
import { missingAssets } from '../../../app/keep/missing-assets.ts'
import { missingModels, modelsUsed } from '../../../app/keep/missing-models.ts'
import { missingThings } from '../../../app/keep/missing-things.ts'
import { paramsThatHold } from '../../../app/keep/dialogs/params-that-hold.ts'
import { type Api, ApiProblem, type InstalledModel } from '../../../app/run/api/api.ts'
import { parseWorkflow, type WorkflowDocument } from '../../../engine/graph/index.ts'

const [fox, owl] = ['a'.repeat(64), 'b'.repeat(64)]

function workflow(more: object = {}): WorkflowDocument {
  const image = (file: string) => ({ type: 'media/load-image', version: 1, params: { file } })
  const { document } = parseWorkflow({
    format: 'reelgraph',
    version: 1,
    id: 'w',
    nodes: {
      one: image(fox),
      two: image(fox),
      none: image(''),
      model: { type: 'model/load-model', version: 1, params: { model: 'grand-cinema' } },
      // Says nothing, and means the model in the box.
      plain: { type: 'model/load-model', version: 1, params: {} },
    },
    subgraphs: {
      inner: { version: 1, title: 'Inner', inputs: [], outputs: [], nodes: { one: image(owl) } },
    },
    lock: {
      assets: [{ sha256: fox, name: 'fox.png' }],
      models: [{ id: 'grand-cinema', sha256: 'c'.repeat(64) }],
    },
    ...more,
  })
  return document!
}

describe('what a workflow refers to', () => {
  it('is each file once, with the nodes that use it in every graph, by the name that its lock knows', () => {
    expect(missingAssets(workflow())).toEqual([
      { kind: 'asset', id: fox, sha256: fox, nodes: ['/one', '/two'], name: 'fox.png' },
      { kind: 'asset', id: owl, sha256: owl, nodes: ['inner/one'] },
    ])
  })

  it('is each model, also where a node means its default', () => {
    expect(modelsUsed(workflow()).map(({ id, nodes }) => [id, nodes])).toEqual([
      ['grand-cinema', ['/model']],
      ['picturebook', ['/plain']],
    ])
  })

  it('is found again where it is to be put right', () => {
    const [first, second] = missingAssets(workflow())
    expect(paramsThatHold(workflow(), first!)).toEqual([
      { inside: undefined, node: 'one', param: 'file' },
      { inside: undefined, node: 'two', param: 'file' },
    ])
    expect(paramsThatHold(workflow(), second!)).toEqual([{ inside: 'inner', node: 'one', param: 'file' }])
  })
})

describe('what a frozen node keeps', () => {
  const kept = (sha256: string) => ({ video: { sha256, bytes: 9 } })
  const document = workflow({
    nodes: {
      here: { type: 'media/load-video', version: 1, params: {}, frozen: kept(fox) },
      gone: { type: 'media/load-video', version: 1, params: {}, title: 'The owl', frozen: kept(owl) },
    },
    subgraphs: {
      inner: {
        version: 1,
        title: 'Inner',
        inputs: [],
        outputs: [],
        nodes: { gone: { type: 'codec/decoder', version: 1, params: {}, frozen: kept(owl) } },
      },
    },
  })
  const api = (answer: (sha256: string) => Promise<void>) =>
    ({ files: { isKept: answer }, machine: {} }) as unknown as Api
  const absent = (sha256: string) =>
    sha256 === owl
      ? Promise.reject(new ApiProblem({ code: 'frozen.missing', status: 404, detail: 'not here' }))
      : Promise.resolve()

  it('is missing where the server does not have it, by the name of its node', async () => {
    expect(await missingThings(document, api(absent))).toEqual([
      { kind: 'kept', id: '/gone', name: 'The owl', nodes: ['/gone'] },
      { kind: 'kept', id: 'inner/gone', name: 'Decoder', nodes: ['inner/gone'] },
    ])
  })

  it('is not said to be missing where the server does not answer', async () => {
    expect(
      await missingThings(
        document,
        api(() => Promise.reject(new Error('gone'))),
      ),
    ).toEqual([])
  })
})

describe('a model', () => {
  const model = (id: string): InstalledModel => ({ id, descriptor: { id, sha256: 'd'.repeat(64) } }) as never

  it('is missing where it is not installed, and nothing is where the server does not answer', async () => {
    const missing = (models: readonly InstalledModel[]) =>
      missingModels(workflow(), () => Promise.resolve(models))
    expect(await missing([model('picturebook')])).toMatchObject([
      { id: 'grand-cinema', sha256: 'c'.repeat(64) },
    ])
    expect(await missing([model('picturebook'), model('grand-cinema')])).toEqual([])
    expect(await missingModels(workflow(), () => Promise.reject(new Error('gone')))).toEqual([])
  })

  it('is written into the lock with its hash, and files with their names; what is not known stays', async () => {
    const api = {
      files: {
        asset: (sha256: string) =>
          sha256 === owl
            ? Promise.resolve({ sha256, name: 'owl.png' })
            : Promise.reject(new Error('not here')),
      },
      machine: { models: () => Promise.resolve([model('picturebook')]) },
    } as unknown as Api
    const { lock } = await lockThings(workflow(), api)
    expect(lock).toEqual({
      models: [
        { id: 'grand-cinema', sha256: 'c'.repeat(64) },
        { id: 'picturebook', sha256: 'd'.repeat(64) },
      ],
      assets: [
        { sha256: fox, name: 'fox.png' },
        { sha256: owl, name: 'owl.png' },
      ],
    })
  })
})
