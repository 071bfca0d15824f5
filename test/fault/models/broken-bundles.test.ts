import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasCode } from '../../../engine/define/reelgraph-error.ts'
import {
  ModelStore,
  VerifiedFiles,
  addModel,
  openHost,
  readBundle,
  verifyBundle,
} from '../../../engine/models/index.ts'
import { sweepIncoming } from '../../../engine/models/store/sweep-incoming.ts'
import { copyOf, goldenFolder, temporaryFolder } from '../../unit/models/tiny-bundle.ts'

const scratch = temporaryFolder()
let count = 0
afterAll(() => scratch.cleanUp())

/** A fresh copy of the tiny bundle, spoilt. */
function spoilt(
  spoil: (folder: string) => void,
  name: 'tiny-picturebook' | 'tiny-flow' = 'tiny-picturebook',
): string {
  const folder = copyOf(name, scratch.path, `${name}-${count++}`)
  spoil(folder)
  return folder
}
function useBroken(folder: string, file: string): void {
  copyFileSync(join(goldenFolder, 'broken', file), join(folder, 'transformer/model.onnx'))
}
function changeInfo(folder: string, change: (info: Record<string, unknown>) => void): void {
  const path = join(folder, 'bundle.json')
  const info = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  change(info)
  writeFileSync(path, JSON.stringify(info))
}
async function check(folder: string): Promise<string> {
  return verifyBundle(readBundle(folder), new VerifiedFiles())
}

describe('a bundle with', () => {
  const cases: [string, (folder: string) => void, string, RegExp][] = [
    [
      'no model_index.json',
      (f) => rmSync(join(f, 'model_index.json')),
      'model.not-a-bundle',
      /model_index\.json/,
    ],
    [
      'no transformer',
      (f) => rmSync(join(f, 'transformer/model.onnx')),
      'model.missing-file',
      /transformer\/model\.onnx/,
    ],
    [
      'no tokenizer',
      (f) => rmSync(join(f, 'tokenizer/tokenizer.json')),
      'model.missing-file',
      /tokenizer\.json/,
    ],
    [
      'a truncated graph',
      (f) => truncateSync(join(f, 'transformer/model.onnx'), 500),
      'model.corrupt',
      /ends|past its end/,
    ],
    [
      'an empty graph',
      (f) => writeFileSync(join(f, 'transformer/model.onnx'), ''),
      'model.corrupt',
      /no ONNX graph/,
    ],
    [
      'a graph that is text',
      (f) => writeFileSync(join(f, 'transformer/model.onnx'), '<html>Not found'),
      'model.corrupt',
      /damaged/,
    ],
    [
      'one changed byte',
      (f) => {
        const bytes = readFileSync(join(f, 'vae_decoder/model.onnx'))
        bytes[bytes.indexOf('reelgraph-tests')]! ^= 1
        writeFileSync(join(f, 'vae_decoder/model.onnx'), bytes)
      },
      'model.corrupt',
      /vae_decoder\/model\.onnx.*sha256/,
    ],
    [
      'a wrong sha256',
      (f) =>
        changeInfo(
          f,
          (i) =>
            ((i['files'] as Record<string, object>)['model_index.json'] = {
              sha256: '0'.repeat(64),
              bytes: 1,
            }),
        ),
      'model.corrupt',
      /model_index\.json/,
    ],
    ['a later opset', (f) => useBroken(f, 'future-opset.onnx'), 'model.wrong-opset', /opset 99.*7 to 26/],
    ['custom operators', (f) => useBroken(f, 'custom-op.onnx'), 'model.custom-ops', /evil\.ops/],
    [
      'custom operators of a domain that objects have a field of',
      (f) => {
        useBroken(f, 'custom-op.onnx')
        const path = join(f, 'transformer/model.onnx')
        const graph = readFileSync(path, 'latin1').replaceAll('evil.ops', 'toString')
        writeFileSync(path, graph, 'latin1')
      },
      'model.custom-ops',
      /toString/,
    ],
    ['weights outside', (f) => useBroken(f, 'external-outside.onnx'), 'model.unsafe-path', /\.\.\/\.\.\/x/],
    [
      'weights at an absolute path',
      (f) => useBroken(f, 'external-absolute.onnx'),
      'model.unsafe-path',
      /\/etc\/hostname/,
    ],
    [
      'weights that are missing',
      (f) => useBroken(f, 'external-inside.onnx'),
      'model.missing-file',
      /transformer\/weights\.bin/,
    ],
    [
      'weights behind a link that leaves',
      (f) => {
        useBroken(f, 'external-inside.onnx')
        symlinkSync('/etc/hostname', join(f, 'transformer/weights.bin'))
      },
      'model.unsafe-path',
      /weights\.bin/,
    ],
    [
      'a file list that leaves',
      (f) =>
        changeInfo(
          f,
          (i) => ((i['files'] as Record<string, object>)['../secret'] = { sha256: '0'.repeat(64), bytes: 1 }),
        ),
      'model.unsafe-path',
      /\.\.\/secret/,
    ],
    [
      'JSON that is none',
      (f) => writeFileSync(join(f, 'bundle.json'), '{'),
      'model.not-a-bundle',
      /not JSON/,
    ],
    [
      'a newer version',
      (f) => changeInfo(f, (i) => (i['version'] = 2)),
      'model.not-a-bundle',
      /version 2.*Update/,
    ],
    [
      'several wrong fields',
      (f) => changeInfo(f, (i) => Object.assign(i, { latentChannels: -1, family: 'other', id: '../x' })),
      'model.not-a-bundle',
      /latentChannels[\s\S]*family|family[\s\S]*latentChannels/,
    ],
    [
      'preview factors of another length',
      (f) => changeInfo(f, (i) => (i['preview'] = { factors: [[1, 1, 1]], bias: [0, 0, 0] })),
      'model.not-a-bundle',
      /preview/,
    ],
    [
      'means of another length',
      (f) => changeInfo(f, (i) => (i['latentStats'] = { mean: [0], std: [1] })),
      'model.not-a-bundle',
      /1 means and 1 spreads in latentStats/,
    ],
    ['nothing in it', (f) => rmSync(f, { recursive: true }), 'model.not-a-bundle', /no folder/],
  ]
  test.each(cases)('%s is refused by name', async (_, spoil, code, says) => {
    const error = await check(spoilt(spoil)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code })
    expect((error as Error).message).toMatch(says)
    expect(hasCode(error)).toBe(true)
  })
})

describe('a model store', () => {
  const home = temporaryFolder()
  const store = (): ModelStore =>
    new ModelStore({
      models: join(home.path, 'models'),
      embedded: join(home.path, 'none'),
      memory: join(home.path, 'memory.json'),
    })
  afterAll(() => home.cleanUp())

  test('tries a bundle, copies it and lists it; again changes nothing', async () => {
    const before = await addModel(store(), join(goldenFolder, 'tiny-picturebook'))
    const again = await addModel(store(), join(goldenFolder, 'tiny-picturebook'))
    const flow = await addModel(store(), join(goldenFolder, 'tiny-flow'))
    expect(again).toEqual(before)
    expect(flow.id).toBe('tiny-flow')
    expect((await store().inventory()).map(({ id, problem }) => [id, problem])).toEqual([
      ['tiny-flow', undefined],
      ['tiny-picturebook', undefined],
    ])
    expect((await store().describe('tiny-picturebook')).sha256).toBe(before.sha256)
  })

  test('refuses another bundle of the same id', async () => {
    const other = spoilt((folder) => changeInfo(folder, (info) => (info['title'] = 'Another')))
    await expect(addModel(store(), other)).rejects.toMatchObject({ code: 'model.already-there' })
  })

  test('registers nothing that does not run', async () => {
    const broken = spoilt((folder) => {
      changeInfo(folder, (info) =>
        Object.assign(info, { id: 'wrong', text: { maxTokens: 6, width: 16, padId: 0 } }),
      )
    })
    await expect(addModel(store(), broken)).rejects.toSatisfy(hasCode)
    expect((await store().inventory()).map(({ id }) => id)).not.toContain('wrong')
  })

  test.each([
    [
      'a text encoder of another width than it says',
      { text: { maxTokens: 6, width: 16, padId: 0 } },
      /text encoder of "wrong-0" gave 1×\d+×\d+ for \d+ tokens, where 1×\d+×16 were due/,
    ],
    [
      'a decoder that gives other frames than it says',
      { compression: { time: 4, space: 8, firstFrame: 'same' } },
      /decoder of "wrong-1" gave .+ were due/,
    ],
  ])('registers none with %s', async (_, info, message) => {
    const id = message.source.includes('wrong-0') ? 'wrong-0' : 'wrong-1'
    const broken = spoilt((folder) => changeInfo(folder, (of) => Object.assign(of, { id }, info)))
    const found = addModel(store(), broken)
    await expect(found).rejects.toMatchObject({ code: 'model.unsupported' })
    await expect(found).rejects.toThrow(message)
  })

  test('leaves a folder alone that has the name of a model', async () => {
    mkdirSync(join(home.path, 'models/taken'), { recursive: true })
    writeFileSync(join(home.path, 'models/taken/notes.txt'), 'mine')
    const bundle = spoilt((folder) => changeInfo(folder, (info) => (info['id'] = 'taken')))
    await expect(addModel(store(), bundle)).rejects.toMatchObject({ code: 'model.already-there' })
    expect(readFileSync(join(home.path, 'models/taken/notes.txt'), 'utf8')).toBe('mine')
    rmSync(join(home.path, 'models/taken'), { recursive: true })
  })

  test('reads an export again of which a file was replaced in place', async () => {
    const one = store()
    const { sha256 } = await one.describe('tiny-flow')
    const config = join(home.path, 'models/tiny-flow/vae_decoder/config.json')
    writeFileSync(config, `${readFileSync(config, 'utf8')}\n`)
    expect((await one.describe('tiny-flow')).sha256).not.toBe(sha256)
  })

  test('removes what a try that was killed has left, a day later', async () => {
    const [old, fresh] = ['.incoming-old', '.incoming-new'].map((name) => join(home.path, 'models', name))
    for (const folder of [old!, fresh!]) mkdirSync(folder)
    const then = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000)
    utimesSync(old!, then, then)
    await sweepIncoming(join(home.path, 'models'))
    expect([existsSync(old!), existsSync(fresh!)]).toEqual([false, true])
    rmSync(fresh!, { recursive: true })
  })

  test('lists a model that broke after it was added, with its problem', async () => {
    const path = join(home.path, 'models/tiny-flow/transformer/model.onnx')
    truncateSync(path, 100)
    const [flow] = await store().inventory()
    expect(flow).toMatchObject({ id: 'tiny-flow', problem: { code: 'model.corrupt' } })
  })

  test('hashes a file once and again only when it changed', async () => {
    const path = join(home.path, 'file')
    const memory = join(home.path, 'hashes.json')
    const then = new Date(1_700_000_000_000)
    writeFileSync(path, 'one')
    utimesSync(path, then, then)
    const first = new VerifiedFiles(memory)
    const { sha256 } = await first.sha256(path)
    await first.save()
    writeFileSync(path, 'two')
    utimesSync(path, then, then)
    expect((await new VerifiedFiles(memory).sha256(path)).sha256).toBe(sha256)
    utimesSync(path, then, new Date())
    expect((await new VerifiedFiles(memory).sha256(path)).sha256).not.toBe(sha256)
    writeFileSync(memory, 'damaged')
    expect((await new VerifiedFiles(memory).sha256(path)).bytes).toBe(3)
  })
})

describe('a graph that was exported for one size', () => {
  const home = temporaryFolder()
  beforeAll(() => {
    mkdirSync(join(home.path, 'models'), { recursive: true })
    const folder = copyOf('tiny-picturebook', join(home.path, 'models'))
    useBroken(folder, 'fixed-shape.onnx')
    changeInfo(folder, (info) => (info['files'] = {}))
  })
  afterAll(() => home.cleanUp())

  test('names the axis and both sizes', async () => {
    const host = await openHost({
      dataDir: home.path,
      embeddedDir: join(home.path, 'none'),
      device: 'cpu',
      threads: 1,
    })
    const model = await host.open('tiny-picturebook')
    const denoise = (frames: number): Promise<unknown> =>
      model.denoise({
        latents: new Float32Array(4 * frames * 16),
        shape: [4, frames, 4, 4],
        sigma: new Float32Array(frames),
        time: new Float32Array(frames),
        shot: Array.from({ length: frames }, () => 's'),
        conditionings: [null],
      })
    await expect(denoise(3)).resolves.toHaveLength(1)
    await expect(denoise(5)).rejects.toMatchObject({ code: 'model.fixed-shape' })
    await expect(denoise(5)).rejects.toThrow('axis 2 of latents is 3, and 5 was asked for')
    await host.dispose()
  })
})
