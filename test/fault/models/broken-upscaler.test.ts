import { cpSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { addModel, ModelStore, readBundle } from '../../../engine/models/index.ts'
import { copyOf, temporaryFolder } from '../../unit/models/tiny-bundle.ts'

const shipped = fileURLToPath(new URL('../../../models/upscaler', import.meta.url))
const scratch = temporaryFolder()
let count = 0
afterAll(() => scratch.cleanUp())

/** A store of one spoilt upscaler and one model. */
function storeOf(spoil: (folder: string) => void = () => {}): ModelStore {
  const embedded = join(scratch.path, String(count++))
  mkdirSync(embedded)
  copyOf('tiny-picturebook', embedded)
  cpSync(shipped, join(embedded, 'upscaler'), { recursive: true })
  spoil(join(embedded, 'upscaler'))
  return new ModelStore({ models: join(scratch.path, 'none'), embedded })
}

function changeInfo(folder: string, change: Record<string, unknown>): void {
  const path = join(folder, 'bundle.json')
  const info = JSON.parse(readFileSync(path, 'utf8')) as object
  writeFileSync(path, JSON.stringify({ ...info, ...change }))
}

describe('an upscaler with', () => {
  test.each<[string, (folder: string) => void, string, RegExp]>([
    ['no folder', (f) => rmSync(f, { recursive: true }), 'upscaler.missing', /Install Reelgraph again/],
    ['no graph', (f) => rmSync(join(f, 'model.onnx')), 'model.missing-file', /model\.onnx/],
    ['a truncated graph', (f) => truncateSync(join(f, 'model.onnx'), 5000), 'model.corrupt', /model\.onnx/],
    [
      'one changed byte',
      (f) => {
        const bytes = readFileSync(join(f, 'model.onnx'))
        bytes[bytes.length >> 1]! ^= 1
        writeFileSync(join(f, 'model.onnx'), bytes)
      },
      'model.corrupt',
      /model\.onnx.*sha256/,
    ],
    ['no JSON', (f) => writeFileSync(join(f, 'bundle.json'), '{'), 'model.not-a-bundle', /bundle\.json/],
    ['a scale of 1', (f) => changeInfo(f, { scale: 1 }), 'model.not-a-bundle', /scale/],
    ['tiles of margin', (f) => changeInfo(f, { margin: 16, tile: 32 }), 'model.not-a-bundle', /margin/],
    ['another family', (f) => changeInfo(f, { family: 'flow' }), 'model.other-kind', /cannot enlarge/],
  ])('%s is refused by name', async (_, spoil, code, words) => {
    const found = storeOf(spoil).findUpscaler('upscaler')
    await expect(found).rejects.toMatchObject({ code, message: expect.stringMatching(words) })
  })
})

describe('the store', () => {
  test('knows an upscaler from a model and never offers one for the other', async () => {
    const store = storeOf()
    expect((await store.inventory()).map(({ id }) => id)).toEqual(['tiny-picturebook'])
    expect(await store.upscalers()).toMatchObject([
      { id: 'upscaler', descriptor: { scales: [2, 4], licence: 'MIT' } },
    ])
    for (const asked of [store.describe('upscaler'), store.find('upscaler')])
      await expect(asked).rejects.toMatchObject({ code: 'model.other-kind', subject: 'upscaler' })
    await expect(store.findUpscaler('tiny-picturebook')).rejects.toMatchObject({ code: 'model.other-kind' })
    expect(() => readBundle(shipped)).toThrow(expect.objectContaining({ code: 'model.other-kind' }) as Error)
    await expect(store.describe('nothing')).rejects.toThrow(/Installed: tiny-picturebook\./)
  })

  test('takes no model under the id of an upscaler', async () => {
    const folder = copyOf('tiny-picturebook', scratch.path, 'namesake')
    changeInfo(folder, { id: 'upscaler' })
    await expect(addModel(storeOf(), folder)).rejects.toMatchObject({ code: 'model.already-there' })
  })

  test('is another one where anything of it changed, and a broken one is listed with its problem', async () => {
    const { descriptor } = await storeOf().findUpscaler('upscaler')
    const broken = storeOf((folder) => truncateSync(join(folder, 'model.onnx'), 5000))
    expect(await broken.upscalers()).toMatchObject([{ id: 'upscaler', problem: { code: 'model.corrupt' } }])
    const changed = storeOf((folder) => changeInfo(folder, { border: 0 }))
    expect((await changed.findUpscaler('upscaler')).descriptor.sha256).not.toBe(descriptor.sha256)
  })
})
