import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from './axe-violations.ts'
import { dropFile } from './drop-file.ts'
import { openEditor, type OpenedEditor } from './open-editor.ts'
import { Sampling } from './sampling.ts'

let editor: OpenedEditor
let sampling: Sampling

beforeAll(async () => {
  editor = await openEditor({ colorScheme: 'dark', reducedMotion: 'reduce' })
  sampling = new Sampling(editor)
}, 300_000)

afterEach(() => expect(editor.faults).toEqual([]))

afterAll(() => editor?.close())

/** Checks the page as it is, in the dark theme and in the light one. */
async function holds(): Promise<void> {
  const { page } = editor
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForSelector(`html[data-theme="${colorScheme}"]`)
    expect(await axeViolations(page), colorScheme).toEqual([])
  }
}

describe('WCAG 2 A and AA, dark and light', { timeout: 240_000 }, () => {
  it('holds where a batch of seeds is asked for', async () => {
    const { page } = editor
    await sampling.set('sampling/noise-scheduler', 'Steps', 3)
    await sampling.set('clip/empty-clip', 'Seconds', 1)
    await sampling.way('Run several seeds…')
    const dialog = page.getByRole('dialog', { name: 'Run several seeds' })
    await dialog.waitFor()
    await holds()
    const count = dialog.getByRole('spinbutton', { name: 'How many seeds' })
    await count.fill('2')
    await count.press('Tab')
    await dialog.getByRole('button', { name: 'Run 2' }).click()
    await expect.poll(async () => (await sampling.runs()).length).toBe(2)
    await sampling.ended()
  })

  it('holds on the large preview, live and at a step of it', async () => {
    const { page } = editor
    await sampling.until('sampling/dit-sampler', 'done')
    await sampling.sampler.getByRole('button', { name: 'Enlarge' }).click()
    const dialog = page.getByRole('dialog', { name: 'Preview' })
    await dialog.locator('canvas[data-step]').waitFor()
    await holds()
    await dialog.getByRole('slider', { name: 'Step' }).press('Home')
    await dialog.locator('canvas[data-step="1"]').waitFor()
    await holds()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('holds where two results are compared, in each way', async () => {
    const { page } = editor
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Gallery' }).click()
    const gallery = page.locator('#panel-gallery')
    const results = gallery.locator('[data-output-id]')
    await results.nth(1).waitFor()
    for (const at of [0, 1])
      await results
        .nth(at)
        .getByRole('button', { name: /^Choose/ })
        .click()
    await gallery.getByRole('button', { name: 'Compare' }).click()
    const compare = page.getByRole('region', { name: 'Compare' })
    await compare.getByRole('table').first().locator('tbody tr').first().waitFor()
    await compare.getByRole('button', { name: /settings are the same$/ }).click()
    for (const way of ['Wipe', 'Side by side', 'Difference']) {
      await compare.getByRole('radio', { name: way }).click()
      await holds()
    }
    await page.keyboard.press('Escape')
    await compare.waitFor({ state: 'detached' })
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Gallery' }).click()
  })

  it('holds where two tabs have saved different things', async () => {
    const { page, context, server } = editor
    const saved = (state: string) => page.locator(`[data-saved="${state}"]`).waitFor()
    const words = sampling.node('text/prompt').getByRole('textbox')
    await words.fill('a fox at noon')
    await saved('saved')
    const other = await context.newPage()
    await other.goto(server.url)
    const theirs = other.locator('[data-node-type="text/prompt"]').first().getByRole('textbox')
    await expect.poll(() => theirs.inputValue()).toBe('a fox at noon')
    await page.route('**/api/workflows/*', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    )
    await words.fill('mine')
    await saved('offline')
    await theirs.fill('theirs')
    await other.locator('[data-saved="saved"]').waitFor()
    await other.close()
    await page.unroute('**/api/workflows/*')
    const dialog = page.getByRole('dialog', { name: 'This workflow was changed elsewhere' })
    await dialog.waitFor({ timeout: 30_000 })
    await holds()
    await dialog.getByRole('button', { name: 'Keep mine' }).click()
    await dialog.waitFor({ state: 'detached' })
  })

  it('holds on the list of what is wrong with a file, and of what it needs', async () => {
    const { page } = editor
    const report = page.getByRole('dialog', { name: /\.json/ })
    const drop = async (name: string, text: string): Promise<void> => {
      await dropFile(page, name, new TextEncoder().encode(text), 'application/json')
      await report.waitFor()
      await holds()
      await report
        .getByRole('button', { name: /^(Go on|Close)$/ })
        .last()
        .click()
      await report.waitFor({ state: 'detached' })
    }
    const template = JSON.parse(await readFile('workflows/text-to-video.reelgraph.json', 'utf8'))
    const { nodes } = template
    nodes.unknown = { type: 'future/echo', version: 2, params: { times: 3 } }
    await drop('newer.json', JSON.stringify(template))
    delete nodes.unknown
    nodes.model.params.model = 'a-model-from-elsewhere'
    nodes.picture = { type: 'media/load-image', version: 1, params: { file: 'ab'.repeat(32) } }
    await drop('missing.json', JSON.stringify(template))
    await drop('notes.json', 'Dear diary,')
  })
})
