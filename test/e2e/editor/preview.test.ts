import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedEditor, openEditor } from './open-editor.ts'
import { type MadeRun, Sampling } from './sampling.ts'

const slow = 240_000
let editor: OpenedEditor
let it: Sampling

beforeAll(async () => {
  editor = await openEditor({ reducedMotion: 'no-preference' })
  it = new Sampling(editor)
}, slow)
afterAll(async () => {
  await editor.close()
  expect(editor.faults).toEqual([])
})

const curve = () => it.page.locator('.curve')
const readout = () => it.sampler.locator('[data-readout]')
const words = () => it.sampler.locator('.transport-words')

test('while it denoises, the loop plays and the curve marks the step', { timeout: slow }, async () => {
  expect(await curve().getAttribute('data-marker')).toBeNull()
  await it.run()
  await it.stepAtLeast(3)
  await it.until('sampling/dit-sampler', 'running')
  // The picture and the mark come over two connections, either of which may be first.
  await expect.poll(async () => Number(await curve().getAttribute('data-marker'))).toBeGreaterThanOrEqual(3)
  expect(await curve().locator('.curve-here').count()).toBe(1)
})

test(
  'an earlier step is looked at while the run goes on, and gone on from with another prompt',
  { timeout: slow },
  async () => {
    // Slow enough to be looked at.
    await it.ended()
    await it.set('sampling/noise-scheduler', 'Steps', 60)
    await it.run()
    await it.until('sampling/dit-sampler', 'running')
    await made(5)
    await it.sampler.getByRole('slider', { name: 'Step' }).focus()
    await it.page.keyboard.press('Home')
    await it.page.waitForSelector('canvas[data-step="1"]')
    await it.page.keyboard.press('ArrowRight')
    await it.page.keyboard.press('ArrowRight')
    await it.page.waitForSelector('canvas[data-step="3"]')
    // The run has gone on meanwhile; what is looked at stays.
    await made(9)
    expect(await it.picture.getAttribute('data-step')).toBe('3')
    expect(await curve().getAttribute('data-marker')).toBe('3')
    const sigma = /σ (0\.\d{3})/.exec((await readout().textContent())!)![1]
    expect(await curve().locator('.curve-sigma').textContent()).toBe(`σ ${sigma}`)
    expect(await it.sampler.getAttribute('data-state')).toBe('running')

    await it.node('text/prompt').getByRole('textbox').fill('a bear runs to the left in the snow')
    await expect
      .poll(() => it.sampler.locator('.branch-words').textContent(), { timeout: 10_000 })
      .toMatch(/^Goes on with what you changed: .*Prompt/)
    const before = await it.runs()
    await it.sampler.getByRole('button', { name: 'Branch from step 3' }).click()
    const branch = await it.newest(before)
    expect(branch.from).toEqual({ kind: 'branch', run: before[0]!.id })
    expect(branch.workflow.nodes['prompt']!.params['words']).toBe('a bear runs to the left in the snow')
    // What it branched from need not be made to its end for it.
    await editor.server.json(`/api/runs/${before[0]!.id}/cancel`, {})
    await editor.server.ended(branch.id)
    // Its first step is the one after that which it began at.
    const { body } = await editor.server.json<{ steps: number[] }>(
      `/api/runs/${branch.id}/nodes/sampler/steps`,
    )
    expect(body.steps[0]).toBe(4)
  },
)

test('a click on the picture shows it large, with every step', { timeout: slow }, async () => {
  await it.ended()
  await it.sampler.locator('.preview-press').click()
  const dialog = it.page.getByRole('dialog', { name: 'Preview' })
  const large = dialog.locator('canvas[data-step]')
  await large.waitFor()
  expect((await large.boundingBox())!.width).toBeGreaterThan((await it.picture.boundingBox())!.width)
  await dialog.locator('[data-cell="7"]').click()
  await dialog.locator('canvas[data-step="7"]').waitFor()
  // The node behind it shows the same.
  await it.sampler.locator('canvas[data-step="7"]').waitFor({ state: 'attached' })
  await it.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await it.sampler.getByRole('button', { name: 'Back to the newest step' }).click()
})

test('the loop shows every frame of the clip', { timeout: slow }, async () => {
  const seen = await words().evaluate(
    (element) =>
      new Promise<string[]>((resolve) => {
        const said = new Set<string>()
        const observer = new MutationObserver(() => {
          said.add(element.textContent)
          if (said.size < Number(/of (\d+)/.exec(element.textContent)![1])) return
          observer.disconnect()
          resolve([...said])
        })
        observer.observe(element, { childList: true, characterData: true, subtree: true })
      }),
  )
  expect(seen.toSorted()).toEqual(Array.from({ length: 9 }, (_, i) => `Frame ${i + 1} of 9`))
})

test(
  'what a run reused shows the steps of the run that made it, in a browser that saw neither',
  { timeout: slow },
  async () => {
    await it.set('sampling/noise-scheduler', 'Steps', 3)
    await it.set('sampling/dit-sampler', 'Seed', 11)
    const made = await runAnew()
    await still()
    const eleven = await it.pixels()
    await it.set('sampling/dit-sampler', 'Seed', 12)
    await runAnew()
    await expect.poll(() => it.pixels(), { timeout: 20_000 }).not.toEqual(eleven)
    // The first seed again: everything is there already, and so is its picture.
    await it.set('sampling/dit-sampler', 'Seed', 11)
    const before = await it.runs()
    await it.run()
    const reused = await it.newest(before)
    await it.ended()
    await expect.poll(() => it.pixels(), { timeout: 20_000 }).toEqual(eleven)
    await it.page.locator('[data-saved="saved"]').waitFor()

    const id = await it.page.evaluate(() => localStorage.getItem('reelgraph.open'))
    const other = await editor.context.browser()!.newContext({ reducedMotion: 'reduce' })
    await other.addInitScript((open) => localStorage.setItem('reelgraph.open', open!), id)
    const page = await other.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(editor.server.url)
    await page.waitForSelector('[data-node-type="sampling/dit-sampler"] canvas[data-step="3"]')
    expect(asked.some((url) => url.includes(`/runs/${made.id}/nodes/sampler/steps/3`))).toBe(true)
    expect(asked.some((url) => url.includes(`/runs/${reused.id}/nodes/sampler/steps/3`))).toBe(false)
    await other.close()
  },
)

/** Waits until the run of 60 steps has made so many. */
async function made(steps: number): Promise<void> {
  await it.page.waitForFunction((least) => {
    // A cell stands for the step that it names and those before it.
    const steps = (selector: string): number[] =>
      [...document.querySelectorAll<HTMLElement>(selector)].map(({ dataset }) => Number(dataset['cell']))
    return (
      Math.max(...steps('[data-cell]')) === 60 &&
      Math.max(0, ...steps('[data-cell]:not([data-to-come])')) >= least
    )
  }, steps)
}

/** Runs 3 steps to their end: the picture of an earlier run, which may be at step 3 too, is not taken for it. */
async function runAnew(): Promise<MadeRun> {
  const before = await it.runs()
  await it.run()
  const made = await it.newest(before)
  await it.ended()
  await it.page.waitForSelector('canvas[data-step="3"]')
  return made
}

/** Stops the loop at the first frame, so that pixels can be compared. */
async function still(): Promise<void> {
  const pause = it.sampler.getByRole('button', { name: 'Pause' })
  // A second try of the test finds it stopped.
  if (await pause.isVisible()) await pause.click()
  await it.sampler.getByRole('slider', { name: 'Frame' }).focus()
  await it.page.keyboard.press('Home')
}
