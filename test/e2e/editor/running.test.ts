import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedEditor, openEditor } from './open-editor.ts'

const slow = 240_000
let editor: OpenedEditor

beforeAll(async () => {
  editor = await openEditor()
}, slow)
afterAll(() => editor.close())

const sampler = () => editor.node('sampling/dit-sampler')
const picture = () => sampler().locator('canvas[data-step]')
const progress = () => editor.page.locator('[data-progress]')

/** Waits until the picture is at a step, or beyond it. */
async function stepAtLeast(step: number): Promise<void> {
  await editor.page.waitForFunction(
    (least) =>
      Number(document.querySelector<HTMLElement>('canvas[data-step]')?.dataset['step'] ?? 0) >= least,
    step,
    { timeout: 90_000 },
  )
}

async function until(node: string, state: string): Promise<void> {
  await editor.page.waitForSelector(`[data-node-type="${node}"][data-state="${state}"]`, { timeout: 120_000 })
}

async function set(label: string, value: number): Promise<void> {
  const field = sampler().getByRole('spinbutton', { name: label, exact: true })
  await field.fill(String(value))
  await field.press('Enter')
}

async function setSteps(count: number): Promise<void> {
  const field = editor
    .node('sampling/noise-scheduler')
    .getByRole('spinbutton', { name: 'Steps', exact: true })
  await field.fill(String(count))
  await field.press('Enter')
}

/** The newest runs, as the server has them. */
async function runs(): Promise<readonly { id: string; status: string }[]> {
  const { body } = await editor.server.json<{ runs: { id: string; status: string }[] }>('/api/runs')
  return body.runs
}

test(
  'a run is watched on the node of the sampler, step by step, to the saved video',
  { timeout: slow },
  async () => {
    expect(await sampler().getAttribute('data-state')).toBe('idle')
    await editor.page.keyboard.press('Control+Enter')
    await until('sampling/dit-sampler', 'running')
    await stepAtLeast(1)
    const first = Number(await picture().getAttribute('data-step'))
    await stepAtLeast(first + 1)
    expect(await editor.page.title()).toMatch(/^\d+ % · Text to video · Reelgraph$/)
    expect(await editor.page.locator('link[rel="icon"][href^="data:"]').count()).toBe(1)
    expect(await progress().textContent()).toMatch(/^Denoising, step \d+ of 16/)
    expect(await sampler().locator('[data-readout]').textContent()).toMatch(/Step \d+ \/ 16σ 0\.\d{3}/)
    await until('media/save-video', 'done')
    await editor.page.waitForFunction(() => document.title === 'Text to video · Reelgraph')
    expect(await progress().textContent()).toMatch(/^Done in /)
    await stepAtLeast(16)
    expect(await editor.page.locator('link[rel="icon"][href^="data:"]').count()).toBe(0)
  },
)

test(
  'the loop goes on by itself, waits when it is paused, and shows a latent channel',
  { timeout: slow },
  async () => {
    const words = sampler().locator('.transport-words')
    const at = await words.textContent()
    await editor.page.waitForFunction(
      (before) => document.querySelector('.transport-words')?.textContent !== before,
      at,
    )
    await sampler().getByRole('button', { name: 'Pause' }).click()
    const colours = await pixels()
    await sampler().getByRole('button', { name: 'Latent channels' }).click()
    await editor.page.getByRole('menuitemcheckbox', { name: 'Channel 2', exact: true }).click()
    await expect.poll(pixels).not.toEqual(colours)
    // Grey is as red as it is green and blue.
    expect((await pixels()).every(([red, green, blue]) => red === green && green === blue)).toBe(true)
    await sampler().getByRole('button', { name: 'Latent channels' }).click()
    await editor.page.getByRole('menuitemcheckbox', { name: 'Colours' }).click()
    await expect.poll(pixels).toEqual(colours)
    await sampler().getByRole('button', { name: 'Play' }).click()
  },
)

test(
  'every step can be looked at again, and gone on from with another setting',
  { timeout: slow },
  async () => {
    await sampler().locator('[data-cell="5"]').click()
    await editor.page.waitForSelector('canvas[data-step="5"]')
    await sampler().getByRole('slider', { name: 'Step' }).press('ArrowRight')
    await editor.page.waitForSelector('canvas[data-step="6"]')
    await expect
      .poll(() => sampler().locator('.branch-words').textContent(), { timeout: 10_000 })
      .toMatch(/^Change the prompt/)
    await set('Guidance', 6)
    await expect
      .poll(() => sampler().locator('.branch-words').textContent(), { timeout: 10_000 })
      .toMatch(/Guidance/)
    const before = await runs()
    await sampler().getByRole('button', { name: 'Branch from step 6' }).click()
    await expect.poll(async () => (await runs()).length).toBe(before.length + 1)
    const [branch] = await runs()
    const ended = await editor.server.ended(branch!.id)
    expect(ended).toMatchObject({
      status: 'done',
      from: { kind: 'branch', run: before[0]!.id },
      workflow: { nodes: { sampler: { params: { guidance: 6 } } } },
    })
    await stepAtLeast(16)
  },
)

test('the picture can be looked at as large as the window', { timeout: slow }, async () => {
  await sampler().getByRole('button', { name: 'Enlarge' }).click()
  const large = editor.page.getByRole('dialog', { name: 'Preview' }).locator('canvas[data-step]')
  await large.waitFor()
  const [small, big] = [await picture().boundingBox(), await large.boundingBox()]
  expect(big!.width).toBeGreaterThan(small!.width)
  await editor.page.keyboard.press('Escape')
  await large.waitFor({ state: 'detached' })
})

test('a page that is loaded again in the middle of a run comes back to it', { timeout: slow }, async () => {
  await set('Seed', 101)
  await setSteps(100)
  await editor.page.keyboard.press('Control+Enter')
  await until('sampling/dit-sampler', 'running')
  await stepAtLeast(2)
  await editor.page.reload()
  await until('sampling/dit-sampler', 'running')
  await stepAtLeast(3)
  await until('media/save-video', 'done')
  await stepAtLeast(100)
  const [run] = await runs()
  expect(run!.status).toBe('done')
  await setSteps(16)
})

test('Stop stops between steps, and the rest can be made later', { timeout: slow }, async () => {
  await set('Seed', 102)
  await editor.page.keyboard.press('Control+Enter')
  await until('sampling/dit-sampler', 'running')
  await stepAtLeast(1)
  await editor.page.keyboard.press('Control+Alt+Enter')
  await expect.poll(() => progress().textContent(), { timeout: 20_000 }).toBe('Stopped')
  await editor.page.getByRole('button', { name: 'Ways to run' }).click()
  await editor.page.getByRole('menuitem', { name: 'Go on from where it stopped' }).click()
  await until('media/save-video', 'done')
})

test('seeds are run one after the other', { timeout: slow }, async () => {
  const before = (await runs()).length
  await editor.page.getByRole('button', { name: 'Ways to run' }).click()
  await editor.page.getByRole('menuitem', { name: 'Run several seeds…' }).click()
  const count = editor.page.getByRole('spinbutton', { name: 'How many seeds' })
  await count.fill('2')
  await count.press('Tab')
  await editor.page.getByRole('button', { name: 'Run 2' }).click()
  await expect.poll(async () => (await runs()).length, { timeout: 20_000 }).toBe(before + 2)
  const made = await Promise.all((await runs()).slice(0, 2).map(({ id }) => editor.server.ended(id)))
  const seeds = made.map((run) => Reflect.get(run, 'workflow').nodes.sampler.params.seed as number)
  expect(seeds.toSorted((a, b) => a - b)).toEqual([102, 103])
})

test('the time to the result is told from what earlier runs took', { timeout: slow }, async () => {
  await set('Seed', 120)
  await editor.page.keyboard.press('Control+Enter')
  await until('sampling/dit-sampler', 'running')
  // The decoder has not begun: how long it will take is known from before alone.
  await expect
    .poll(() => progress().textContent(), { timeout: 60_000, interval: 20 })
    .toMatch(/about \d+:\d\d to the result$/)
  await until('media/save-video', 'done')
})

test('run first, run to here, run selected', { timeout: slow }, async () => {
  const choose = (type: string, modifiers: 'Shift'[] = []): Promise<void> =>
    editor
      .node(type)
      .locator('.node-header')
      .click({ position: { x: 60, y: 12 }, modifiers })
  const way = async (name: string): Promise<void> => {
    await editor.page.getByRole('button', { name: 'Ways to run' }).click()
    await editor.page.getByRole('menuitem', { name }).click()
  }
  const targets = async (): Promise<readonly string[] | undefined> => {
    const [run] = await runs()
    const { body } = await editor.server.json<{ targets?: string[] }>(`/api/runs/${run!.id}`)
    return body.targets?.toSorted()
  }
  const more = async (act: () => Promise<void>): Promise<void> => {
    const before = (await runs()).length
    await act()
    await expect.poll(async () => (await runs()).length, { timeout: 20_000 }).toBe(before + 1)
  }
  await editor.server.json('/api/queue/pause', {})
  await set('Seed', 130)
  await more(() => editor.page.keyboard.press('Control+Enter'))
  await set('Seed', 131)
  await more(() => way('Run before everything that waits'))
  const [first, second] = await runs()
  const waiting = async (): Promise<string[]> => {
    const { body } = await editor.server.json<{ waiting: { id: string }[] }>('/api/queue')
    return body.waiting.map(({ id }) => id)
  }
  await expect.poll(waiting, { timeout: 10_000 }).toEqual([first!.id, second!.id])
  for (const { id } of [first!, second!]) await editor.server.json(`/api/runs/${id}/cancel`, {})

  await choose('text/text-encoder')
  await more(() => way('Run to here'))
  expect(await targets()).toEqual(['encoder'])
  await choose('text/prompt')
  await choose('sampling/noise-scheduler', ['Shift'])
  await choose('text/prompt-rewriter', ['Shift'])
  await more(() => way('Run the selected nodes'))
  // The prompt is made for the rewriter anyway.
  expect(await targets()).toEqual(['rewriter', 'schedule'])
  await editor.server.json('/api/queue/resume', {})
  await expect
    .poll(async () => (await runs()).slice(0, 2).map(({ status }) => status), { timeout: 60_000 })
    .toEqual(['done', 'done'])
})

test('a change runs by itself, once typing has paused', { timeout: slow }, async () => {
  const toggle = async (on: boolean): Promise<void> => {
    await editor.page.getByRole('button', { name: 'Ways to run' }).click()
    const item = editor.page.getByRole('menuitemcheckbox', { name: 'Run after each change' })
    expect(await item.getAttribute('aria-checked')).toBe(String(!on))
    await item.click()
  }
  const before = (await runs()).length
  await toggle(true)
  // The workflow as it is, first.
  await expect.poll(async () => (await runs()).length, { timeout: 20_000 }).toBe(before + 1)
  const words = editor.node('text/prompt').getByRole('textbox')
  await words.fill('')
  await words.pressSequentially('a cat sits by the sea', { delay: 20 })
  await expect.poll(async () => (await runs()).length, { timeout: 90_000 }).toBe(before + 2)
  const [run] = await runs()
  expect(await editor.server.ended(run!.id)).toMatchObject({
    status: 'done',
    workflow: { nodes: { prompt: { params: { words: 'a cat sits by the sea' } } } },
  })
  await toggle(false)
})

test('a server that goes away is said once; the run goes on when it is back', { timeout: slow }, async () => {
  await set('Seed', 104)
  await editor.page.keyboard.press('Control+Enter')
  await until('sampling/dit-sampler', 'running')
  await stepAtLeast(2)
  await editor.killServer()
  const gone = editor.page.getByText('The server does not answer.')
  await gone.waitFor()
  // Longer than several attempts to reach it: nothing is said again.
  await editor.page.waitForTimeout(5000)
  expect(await gone.count()).toBe(1)
  await set('Guidance', 4)
  await editor.restartServer()
  await editor.page.getByText('The server is back.').waitFor()
  await until('media/save-video', 'done')
  await stepAtLeast(16)
  const [run] = await runs()
  expect(run!.status).toBe('done')
  expect(editor.faults).toEqual([])
})

/** Some pixels of the picture. */
function pixels(): Promise<number[][]> {
  return picture().evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return Array.from({ length: 16 }, (_, i) => {
      const at = Math.floor((i + 0.5) * (data.length / 64)) * 4
      return [data[at]!, data[at + 1]!, data[at + 2]!]
    })
  })
}
