import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepStep } from '../../../engine/worker/kept-step.ts'
import { StepArchive } from '../../../engine/worker/step-archive.ts'
import { StepBudget } from '../../../engine/worker/step-budget.ts'
import { stepBytes } from '../../../engine/worker/step-file.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-steps-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const shape = [4, 2, 8, 8] as const
const projection = { factors: [], bias: [0, 0, 0] } as const

function step(run: string, number: number, value = number, item?: { index: number; of: number }) {
  const latents = new Float32Array(512).fill(value)
  const left = {
    latents: latents.map((x) => x + 0.5),
    sigma: Float32Array.of(0.75, 0),
    known: Float32Array.of(0, 1),
  }
  return keepStep(
    run,
    'a/sampler',
    { step: number, of: 9, sigma: 0.5, latents, shape, fps: 8, left, projection },
    item,
  )
}

test('a step is read back as it was, by another archive too', async () => {
  const archive = new StepArchive(folder)
  archive.put(step('r', 1))
  archive.put(step('r', 1, 7, { index: 2, of: 3 }))
  await archive.settled()
  const found = await new StepArchive(folder).read('r', 'a/sampler', 1)
  expect(found).toMatchObject({
    shape: [...shape],
    sigma: 0.5,
    of: 9,
    left: { sigma: [0.75, 0], known: [0, 1] },
    timing: { fps: 8, first: 1, rest: 1 },
    projection,
  })
  expect(new Uint16Array(found!.latents.slice().buffer)).toEqual(new Uint16Array(512).fill(0x3c00))
  expect(new Uint16Array(found!.left!.latents.slice().buffer)).toEqual(new Uint16Array(512).fill(0x3e00))
  const item = await archive.read('r', 'a/sampler', 1, '2')
  expect(new Uint16Array(item!.latents.slice().buffer)[0]).toBe(0x4700)
})

test('the steps of a node, or of one of its items, are listed in order', async () => {
  const archive = new StepArchive(folder)
  for (const number of [10, 2, 1]) archive.put(step('r', number))
  archive.put(step('r', 3, 7, { index: 2, of: 3 }))
  await archive.settled()
  expect(await archive.list('r', 'a/sampler')).toEqual([1, 2, 10])
  expect(await archive.list('r', 'a/sampler', '2')).toEqual([3])
  expect(await archive.list('r', 'sampler')).toEqual([])
  expect(await archive.list('../r', 'a/sampler')).toEqual([])
})

test('a step that cannot be written leaves nothing half written and takes no room from others', async () => {
  const twoSteps = 2 * stepBytes(step('r', 1)).length
  const archive = new StepArchive(folder, twoSteps)
  for (const number of [1, 2]) archive.put(step('r', number))
  await archive.settled()
  const [run] = await readdir(folder)
  const names = await readdir(join(folder, run!))
  // Where its name is taken by a folder no file can be.
  const third = names[0]!.replace(/-\d+\.step$/, '-3.step')
  await mkdir(join(folder, run!, third))
  await writeFile(join(folder, run!, third, 'x'), '')
  archive.put(step('r', 3))
  await archive.settled()
  expect((await readdir(join(folder, run!))).sort()).toEqual([...names, third].sort())
  expect(await archive.read('r', 'a/sampler', 1)).toBeDefined()
})

test('what is not there, and what is damaged, is nothing; no id leads out of the folder', async () => {
  const archive = new StepArchive(folder)
  archive.put(step('../../r', 1))
  await archive.settled()
  expect(await archive.read('r', 'a/sampler', 1)).toBeUndefined()
  expect(await archive.read('../../r', 'a/sampler', 2)).toBeUndefined()
  expect(await archive.read('../../r', 'a/sampler', 1)).toBeDefined()
  const [run] = await readdir(folder)
  const [file] = await readdir(join(folder, run!))
  await truncate(join(folder, run!, file!), 900)
  expect(await archive.read('../../r', 'a/sampler', 1)).toBeUndefined()
})

test('the oldest run makes room for the newest, across restarts', async () => {
  const first = new StepArchive(folder, 12_000)
  for (const run of ['old', 'new']) for (const number of [1, 2]) first.put(step(run, number))
  await first.settled()
  const second = new StepArchive(folder, 12_000)
  for (const number of [1, 2]) second.put(step('newest', number))
  await second.settled()
  const kept = await Promise.all(['old', 'new', 'newest'].map((run) => second.read(run, 'a/sampler', 2)))
  expect(kept.map(Boolean)).toEqual([false, true, true])
  expect(await readdir(folder)).toHaveLength(2)
})

test('a run that is larger than the budget loses its first steps', () => {
  const budget = new StepBudget(100)
  expect(budget.add('a', '1', 60)).toEqual([])
  expect(budget.add('b', '1', 60)).toEqual(['a'])
  expect(budget.add('b', '2', 30)).toEqual([])
  expect(budget.add('b', '3', 30)).toEqual(['b/1'])
  expect(budget.add('b', '3', 40)).toEqual([])
  expect(budget.add('b', '4', 101)).toEqual(['b/2', 'b/3'])
  expect(budget.bytes).toBe(0)
})
