import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Conditioning, isParam } from '../../../engine/define/index.ts'
import type { Clip } from '../../../engine/diffusion/index.ts'
import { cameraMoves, withCamera } from '../../../nodes/clip/camera-moves.ts'
import { mentions, replaceMentions } from '../../../nodes/clip/mentions.ts'
import { multiShotComposer } from '../../../nodes/clip/multi-shot-composer.ts'
import { runNode } from '../../contract/nodes/run-node.ts'
import { openTestServices, type TestServices } from '../../contract/nodes/test-services.ts'

const cast = [
  { name: 'Rex', description: 'a dog' },
  { name: 'ünal', description: 'a cat' },
]
const shots = [
  { prompt: '@rex runs to the left in a city by day', seconds: 1, camera: 'pan-left' },
  { prompt: '@rex and @ünal jump in a forest at night.', seconds: 0.5, camera: 'still' },
] as const

let services: TestServices
beforeAll(async () => {
  services = await openTestServices()
})
afterAll(() => services?.close())

test('names stand for descriptions, whatever their case', () => {
  expect(mentions('@rex and @ünal, then @Rex')).toEqual(['rex', 'ünal', 'Rex'])
  expect(replaceMentions('@rex sees @ünal and @nobody', cast)).toBe('a dog sees a cat and @nobody')
})

test('a description reads as the sentence does around it', () => {
  const said = (text: string, description: string): string =>
    replaceMentions(text, [{ name: 'fox', description }])
  expect(said('the @fox runs', 'a fox')).toBe('the fox runs')
  expect(said('A @fox runs', 'an orange fox')).toBe('An orange fox runs')
  expect(said('a @fox runs', 'old Reynard')).toBe('an old Reynard runs')
  expect(said('An @fox runs', 'red fox.')).toBe('A red fox runs')
  expect(said('an @fox and A @fox', 'orange fox')).toBe('an orange fox and An orange fox')
  expect(said('a @fox and the @fox', 'unicorn')).toBe('a unicorn and the unicorn')
  expect(said('an @fox', 'hourglass')).toBe('an hourglass')
  expect(said('@fox drives. @fox stops', 'A red car.')).toBe('A red car drives. A red car stops')
  expect(said('a dog sees @fox, then @fox.', 'A red car. ')).toBe('a dog sees a red car, then a red car.')
  expect(said('the dog and the @nobody', 'a fox')).toBe('the dog and the @nobody')
})

test('a name stands for its description right behind other letters too', () => {
  const text = '一只猫看着@fox 跑'
  expect(mentions(text)).toEqual(['fox'])
  expect(replaceMentions(text, [{ name: 'fox', description: 'a fox' }])).toBe('一只猫看着a fox 跑')
  expect(replaceMentions('banana @fox', [{ name: 'fox', description: 'a fox' }])).toBe('banana a fox')
})

test('a camera move is said at the end, a still one is not', () => {
  expect(cameraMoves.map((move) => withCamera('a fox waits.', move))).toEqual([
    'a fox waits.',
    'a fox waits, the camera pans left',
    'a fox waits, the camera pans right',
    'a fox waits, the camera zooms in',
    'a fox waits, the camera zooms out',
  ])
})

test('check finds characters that are not there, twice there, and shots without words', () => {
  const problems = multiShotComposer.check?.({
    characters: [...cast, { name: 'REX', description: 'a fox' }],
    shots: [{ prompt: '@max runs' }, { prompt: ' ' }],
    everyShot: '@max again',
  })
  expect(problems?.map(({ input, message }) => `${input}: ${message}`)).toEqual([
    'characters: Two characters are named @rex. Rename one.',
    'shots: Shot 1 names @max, but there is no such character. Add @max.',
    'shots: Shot 2 has no words. Say what it shows.',
    'everyShot: Every shot names @max, but there is no such character. Add @max.',
  ])
})

test('check finds names in descriptions, which stay as they are', () => {
  const [{ schema }] = [multiShotComposer.inputs.characters]
  expect(z.safeParse(schema, [{ name: 'a', description: ' \n' }]).success).toBe(false)
  const characters = [
    { name: 'a', description: 'a fox with @b, like @b' },
    { name: 'b', description: 'a bee' },
  ]
  expect(multiShotComposer.check?.({ characters, shots: [{ prompt: '@a runs' }] })).toEqual([
    {
      input: 'characters',
      message: '@a names @b in its description. Say it in words.',
    },
  ])
})

test('lays shots out with one caption each and one for all', async () => {
  const { clip, prompt, notes } = await compose({ characters: cast, shots, everyShot: '@rex and @ünal' })
  expect(clip.shot).toEqual([...Array(4).fill('shot-1'), ...Array(2).fill('shot-2')])
  expect([...clip.known]).toEqual([0, 0, 0, 0, 0, 0])
  expect([...clip.wave]).toEqual([0, 0, 0, 0, 0, 0])
  expect(prompt.spans.map(({ scope, text }) => [scope, text])).toEqual([
    ['all', 'a dog and a cat'],
    [{ shot: 'shot-1' }, 'a dog runs to the left in a city by day, the camera pans left'],
    [{ shot: 'shot-2' }, 'a dog and a cat jump in a forest at night.'],
  ])
  expect(notes).toEqual(['2 shots, 12 frames, 1.5 s at 8 fps, 64 × 64.'])
})

test('a camera that the words name is not moved twice, and that is said', async () => {
  const twice = [
    { prompt: 'a fox runs, the camera zooms in', seconds: 1, camera: 'pan-left' },
    { prompt: 'a fox zooms past', seconds: 1, camera: 'zoom-out' },
    { prompt: 'a fox runs, the camera zooms in', seconds: 1, camera: 'still' },
  ]
  const { prompt, notes } = await compose({ shots: twice })
  expect(prompt.spans.map(({ text }) => text)).toEqual([
    'a fox runs, the camera zooms in',
    'a fox zooms past, the camera zooms out',
    'a fox runs, the camera zooms in',
  ])
  expect(notes).toContain(
    'Shot 1 says in its words what the camera does, so its Camera is not added. Take either out.',
  )
  expect(notes.filter((note) => note.startsWith('Shot '))).toHaveLength(1)
})

test('a model that denoises all frames alike is sent nowhere that it cannot go', async () => {
  const known = await services.models.describe('picturebook')
  const model = { ...known, perFrameNoise: false, maxShots: 1 }
  for (const mode of ['together', 'one-after-another'])
    await expect(compose({ shots, characters: cast, model, mode })).rejects.toMatchObject({
      code: 'composer.too-many-shots',
      message: expect.stringMatching(/cannot make one after another either\. Use one shot\.$/),
    })
})

test('follows an earlier clip with shots of other names, one wave a shot', async () => {
  const first = await compose({ shots: [{ ...shots[1] }], characters: cast })
  const earlier = { ...first.clip, sigma: new Float32Array(2), known: new Float32Array(2).fill(1) }
  const { clip, prompt } = await compose({ characters: cast, shots, earlier, mode: 'one-after-another' })
  expect([...new Set(clip.shot)]).toEqual(['shot-1', 'shot-2', 'shot-3'])
  expect([...clip.known]).toEqual([1, 1, 0, 0, 0, 0, 0, 0])
  expect([...clip.wave].slice(2)).toEqual([0, 0, 0, 0, 1, 1])
  expect(prompt.spans.map(({ scope }) => scope)).toEqual([{ shot: 'shot-2' }, { shot: 'shot-3' }])
})

test('more shots together than the model tells apart are refused in words', async () => {
  const many = Array.from({ length: 30 }, () => ({ prompt: 'a fox jumps', seconds: 0.25, camera: 'still' }))
  await expect(compose({ shots: many })).rejects.toMatchObject({ code: 'composer.too-many-shots' })
  const { clip } = await compose({ shots: many, mode: 'one-after-another' })
  expect(new Set(clip.wave).size).toBe(30)
})

async function compose(
  set: Readonly<Record<string, unknown>>,
): Promise<{ clip: Clip; prompt: Conditioning; notes: readonly string[] }> {
  const defaults = Object.entries(multiShotComposer.inputs).flatMap(([name, slot]) =>
    isParam(slot) ? [[name, z.parse(slot.schema, undefined)]] : [],
  )
  const model = await services.models.describe('picturebook')
  const inputs = { ...Object.fromEntries(defaults), model, earlier: undefined, ...set }
  const { outputs, notes } = await runNode(multiShotComposer, inputs, services)
  return { clip: outputs['clip'] as Clip, prompt: outputs['prompt'] as Conditioning, notes }
}
