import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeOf, storeFolder, workflow } from './store-folder.ts'

const at = storeFolder()

const sha256 = 'c0'.padEnd(64, '1')
const output = { node: 'save', key: 'k1', name: 'kite', mime: 'video/mp4', bytes: 4, sha256 }
const create = () => at.store.runs.create({ document: workflow() }).id

test('an output is one row of its run and key, whatever happens twice', () => {
  const [run, other] = [create(), create()]
  const first = at.store.outputs.add({ ...output, run })
  expect(first).toEqual({ ...output, run, id: expect.stringMatching(/^o_[\w-]{22}$/), createdAt: 1000 })
  at.now = 2000
  expect(at.store.outputs.add({ ...output, run, name: 'again' })).toEqual(first)
  const second = at.store.outputs.add({ ...output, run, key: 'k2' })
  const elsewhere = at.store.outputs.add({ ...output, run: other })
  expect(at.reopen().outputs.ofRun(run)).toEqual([first, second])
  expect(at.store.outputs.ofRun(other)).toEqual([elsewhere])
  expect(at.store.outputs.read(second.id)).toEqual(second)
  expect(at.store.outputs.read('o_none')).toBeUndefined()
  expect(codeOf(() => at.store.outputs.add({ ...output, run: 'r_none' }))).toBe('run.unknown')
})

test('the list has the newest first, in pages', () => {
  const run = create()
  for (const key of ['a', 'b', 'c']) at.store.outputs.add({ ...output, run, key })
  const first = at.store.outputs.list({ limit: 2 })
  const second = at.store.outputs.list({ limit: 2, before: first.next })
  expect([first, second].map(({ outputs }) => outputs.map(({ key }) => key).join(''))).toEqual(['cb', 'a'])
  expect(second.next).toBeUndefined()
})

test('the path of an output is found by its hash; a file that was removed is named', () => {
  const folder = join(at.root, 'outputs', 'c0')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${'c0'.padEnd(64, '2')}.mp4`), 'other')
  expect(codeOf(() => at.store.outputs.path(output))).toBe('output.gone')
  writeFileSync(join(folder, `${sha256}.mp4`), 'kite')
  expect(at.store.outputs.path(output)).toBe(join(folder, `${sha256}.mp4`))
  expect(codeOf(() => at.store.outputs.path({ sha256: '../../etc' }))).toBe('output.gone')
})

test('uploads are kept by the name that they came with', () => {
  const upload = { sha256, name: 'kite.png', mime: 'image/png', bytes: 9 }
  const first = at.store.uploads.add(upload)
  const second = at.store.uploads.add({ ...upload, name: 'same.png' })
  expect(first).toEqual({ ...upload, id: expect.stringMatching(/^u_[\w-]{22}$/), createdAt: 1000 })
  expect(at.reopen().uploads.read(first.id)).toEqual(first)
  expect(at.store.uploads.list({ limit: 1 })).toEqual({ uploads: [second], next: '2' })
  expect(at.store.uploads.list({ limit: 1, before: '2' })).toEqual({ uploads: [first] })
  expect(at.store.uploads.read('u_none')).toBeUndefined()
})
