import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { CutNetwork } from './cut-network.ts'
import { type OpenedEditor, openEditor } from './open-editor.ts'
import { Sampling } from './sampling.ts'

const slow = 240_000
let editor: OpenedEditor
let network: CutNetwork
let it: Sampling
let seed = 500

beforeAll(async () => {
  editor = await openEditor()
  network = await CutNetwork.to(editor.server.url)
  const page = await editor.context.newPage()
  page.on('pageerror', (error) => editor.faults.push(error.message))
  await editor.page.close()
  it = new Sampling(editor, page)
  await page.goto(network.url)
  await page.waitForSelector('[data-node-id]')
}, slow)

beforeEach(async () => {
  await it.cleared()
  await it.set('sampling/dit-sampler', 'Seed', seed++)
})

afterAll(async () => {
  network?.close()
  await editor?.close()
  expect(editor.faults).toEqual([])
})

const gone = () => it.page.getByText('The server does not answer.')
const back = () => it.page.getByText('The server is back.')

/** How many steps the newest run of the server has made. */
async function stepsMade(): Promise<number> {
  const [run] = await it.runs()
  const { body } = await editor.server.json<{ events: { type: string; node?: string; done?: number }[] }>(
    `/api/runs/${run!.id}/events`,
  )
  return body.events.findLast(({ type, node }) => type === 'node.progress' && node === 'sampler')?.done ?? 0
}

/** What the page says of the run is what the server says of it. */
async function isTrue(): Promise<void> {
  const least = await stepsMade()
  await it.until('sampling/dit-sampler', 'running')
  await it.stepAtLeast(least)
  await expect
    .poll(() => it.progress.textContent(), { timeout: 20_000 })
    .toMatch(/^Denoising, step \d+ of 200/)
}

test('a page that slept while a run ended wakes to its end', { timeout: slow }, async () => {
  await it.run()
  await it.until('sampling/dit-sampler', 'running')
  await it.stepAtLeast(1)
  const session = await it.page.context().newCDPSession(it.page)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  await it.ended()
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  await it.until('media/save-video', 'done')
  await it.stepAtLeast(16)
  await expect.poll(() => it.progress.textContent(), { timeout: 20_000 }).toMatch(/^Done in /)
  expect(await it.page.title()).toBe('Text to video · Reelgraph')
})

test('a network that drops in the middle of a run and comes back', { timeout: slow }, async () => {
  await it.set('sampling/noise-scheduler', 'Steps', 200)
  await it.run()
  await it.until('sampling/dit-sampler', 'running')
  await it.stepAtLeast(2)
  network.cut()
  await it.page.context().setOffline(true)
  await gone().waitFor()
  const seen = Number(await it.picture.getAttribute('data-step'))
  await expect.poll(stepsMade, { timeout: 60_000 }).toBeGreaterThan(seen + 5)
  network.mend()
  await it.page.context().setOffline(false)
  await back().waitFor()
  await isTrue()
})

test('what cannot be read without a network is read when it is back', { timeout: slow }, async () => {
  const { page } = it
  const templates = page
    .getByRole('navigation', { name: 'Panels' })
    .getByRole('button', { name: 'Templates' })
  const first = page.locator('[data-template="text-to-video"]')
  const trouble = page.getByText('The templates come back with it.', { exact: false })
  await templates.click()
  await first.waitFor()
  await templates.click()
  network.cut()
  await page.context().setOffline(true)
  await gone().waitFor()
  await templates.click()
  await trouble.waitFor()
  network.mend()
  await page.context().setOffline(false)
  await first.waitFor({ timeout: 25_000 })
  await trouble.waitFor({ state: 'detached' })
  await templates.click()
})

test('a page that sleeps in the middle of a run wakes in the middle of it', { timeout: slow }, async () => {
  await it.run()
  await it.until('sampling/dit-sampler', 'running')
  await it.stepAtLeast(2)
  const session = await it.page.context().newCDPSession(it.page)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  // While nobody looks, the network goes as well, as it does when a laptop is closed.
  network.cut()
  const seen = await stepsMade()
  await expect.poll(stepsMade, { timeout: 60_000 }).toBeGreaterThan(seen + 10)
  network.mend()
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  await isTrue()
})

test(
  'a network that fails without a word is noticed, and the run is caught up with',
  { timeout: slow },
  async () => {
    await it.set('sampling/noise-scheduler', 'Steps', 40)
    await it.run()
    await it.until('sampling/dit-sampler', 'running')
    await it.stepAtLeast(2)
    network.cut()
    // Much sooner than the time after which a ping counts as failed.
    await gone().waitFor({ timeout: 25_000 })
    network.mend()
    await back().waitFor({ timeout: 25_000 })
    await it.until('media/save-video', 'done')
    await it.stepAtLeast(40)
    expect((await it.runs())[0]!.status).toBe('done')
  },
)
