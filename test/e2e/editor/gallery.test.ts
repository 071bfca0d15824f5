import { readFile } from 'node:fs/promises'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import { openEditor, type OpenedEditor } from './open-editor.ts'

let editor: OpenedEditor
let gallery: Locator

/** Two results of the same words with other seeds and steps, and one of other words. */
const wishes = [
  { prompt: 'a fox jumps in a forest', seed: 4711, steps: 2 },
  { prompt: 'a fox jumps in a forest', seed: 12, steps: 3 },
  { prompt: 'an owl flies over a lake', seed: 5, steps: 2 },
] as const
const [first, second, owl] = [0, 1, 2]
const outputs: string[] = []

beforeAll(async () => {
  editor = await openEditor()
  const { server, page } = editor
  const template = JSON.parse(
    await readFile('workflows/text-to-video.reelgraph.json', 'utf8'),
  ) as WorkflowDocument
  for (const { prompt, seed, steps } of wishes) {
    const { nodes } = template
    const set = (id: string, params: object) => ({
      [id]: { ...nodes[id]!, params: { ...nodes[id]!.params, ...params } },
    })
    const workflow = {
      ...template,
      nodes: {
        ...nodes,
        ...set('prompt', { words: prompt }),
        ...set('clip', { seconds: 1 }),
        ...set('schedule', { steps }),
        ...set('sampler', { seed }),
        ...set('save', { format: 'webm-vp9', scale: 2 }),
      },
    }
    const { body } = await server.json<{ id: string }>('/api/runs', { workflow })
    const run = await server.ended(body.id)
    expect(run.error).toBeUndefined()
    outputs.push(run.outputs[0]!.id)
  }
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Gallery' }).click()
  gallery = page.locator('#panel-gallery')
  await gallery.locator('[data-output-id]').nth(2).waitFor()
}, 400_000)

afterEach(() => expect(editor.faults).toEqual([]))

afterAll(() => editor?.close())

function shown(): Promise<readonly (string | null)[]> {
  return gallery
    .locator('[data-output-id]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-output-id')))
}

/** Does something with one, as the buttons are there once it is pointed at. */
async function press(wish: number, name: string): Promise<void> {
  await thumb(wish).hover()
  await thumb(wish).getByRole('button', { name }).click()
}

const thumb = (wish: number): Locator => gallery.locator(`[data-output-id="${outputs[wish]}"]`)

describe('the gallery', { timeout: 120_000 }, () => {
  it('shows stills that loop while they are pointed at', async () => {
    await expect.poll(() => thumb(owl).locator('img[data-here]').count(), { timeout: 30_000 }).toBe(1)
    expect(await thumb(owl).locator('video[data-loops]').count()).toBe(0)
    await thumb(owl).hover()
    const video = thumb(owl).locator('video[data-loops]')
    await expect
      .poll(() => video.evaluate((film) => (film as HTMLVideoElement).currentTime), { timeout: 20_000 })
      .toBeGreaterThan(0)
    expect(await video.evaluate((film) => (film as HTMLVideoElement).loop)).toBe(true)
    await editor.page.mouse.move(900, 500)
    await expect.poll(() => thumb(owl).locator('video[data-loops]').count()).toBe(0)
  })

  it('is searched by words, and keeps what has a star', async () => {
    const search = gallery.getByRole('textbox', { name: 'Find in the gallery' })
    await search.fill('owl')
    await expect.poll(shown).toEqual([outputs[owl]])
    await search.fill('')
    await expect.poll(shown).toHaveLength(3)
    await press(first, 'Give it a star')
    await gallery.getByRole('button', { name: /^Starred\s*1/ }).click()
    await expect.poll(shown).toEqual([outputs[first]])
    await press(first, 'Take its star')
    await expect.poll(shown).toEqual([])
    await gallery.getByRole('button', { name: /^All\s*3/ }).click()
    await expect.poll(shown).toHaveLength(3)
  })

  it('deletes, and brings back', async () => {
    const { page } = editor
    await press(owl, 'More')
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect.poll(shown).toHaveLength(2)
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect.poll(shown).toHaveLength(3)
  })
})

describe('two results', { timeout: 120_000 }, () => {
  it('are wiped over each other in step, with the settings that differ in a table', async () => {
    const { page } = editor
    await thumb(first)
      .getByRole('button', { name: /^Choose/ })
      .click()
    await thumb(second)
      .getByRole('button', { name: /^Choose/ })
      .click()
    await gallery.getByRole('button', { name: 'Compare' }).click()
    const compare = page.getByRole('region', { name: 'Compare' })
    const rows = compare.getByRole('table').first().locator('tbody tr')
    await expect.poll(() => rows.count()).toBe(2)
    const table = await rows.evaluateAll((all) =>
      all.map((row) =>
        [...row.children].map((cell) => (cell as HTMLElement).innerText.replaceAll('\n', ' ')),
      ),
    )
    expect(new Set(table.map(([setting, ...values]) => `${setting}: ${values.join(', ')}`))).toEqual(
      new Set(['Seed DiT Sampler: 4711, 12', 'Steps Noise Scheduler: 2, 3']),
    )

    const wipe = compare.getByRole('slider', { name: 'Wipe between A and B' })
    const clip = (): Promise<string> =>
      wipe.locator('[data-side="b"]').evaluate((film) => getComputedStyle(film).clipPath)
    expect(await clip()).toContain('50%')
    await wipe.focus()
    await wipe.press('ArrowRight')
    expect(await clip()).toContain('52%')
    const box = (await wipe.boundingBox())!
    await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.up()
    await expect.poll(() => wipe.getAttribute('aria-valuenow')).toBe('25')

    const times = (): Promise<readonly number[]> =>
      compare
        .locator('video')
        .evaluateAll((films) => films.map((film) => (film as HTMLVideoElement).currentTime))
    await expect.poll(async () => (await times()).every((at) => at > 0), { timeout: 20_000 }).toBe(true)
    await compare.getByRole('button', { name: 'Pause' }).click()
    const line = compare.getByRole('slider', { name: 'Place in the loop' })
    await line.fill('0.5')
    await expect
      .poll(async () => {
        const [a, b] = await times()
        return Math.abs(a! - b!)
      })
      .toBeLessThan(0.05)
    await compare.getByText(/Frame \d+ of \d+/).waitFor()

    await compare.getByRole('radio', { name: 'Difference' }).click()
    expect(
      await wipe.locator('[data-side="b"]').evaluate((film) => getComputedStyle(film).mixBlendMode),
    ).toBe('difference')
    await compare.getByRole('button', { name: 'Swap' }).click()
    await expect.poll(() => rows.first().locator('td').allInnerTexts()).toEqual(['3', '2'])
    // Its keys work wherever in it somebody is, and never reach the canvas behind it.
    await page.keyboard.down('a')
    await compare.locator('[data-alone="a"]').waitFor()
    await page.keyboard.up('a')
    await compare.locator('[data-alone="a"]').waitFor({ state: 'detached' })
    await rows.first().locator('td').first().click()
    expect(await compare.evaluate((section) => section.contains(document.activeElement))).toBe(true)
    await page.keyboard.down('b')
    await compare.locator('[data-alone="b"]').waitFor()
    await page.keyboard.up('b')

    // Another is chosen beside it: the new one loops as well as the one that was there.
    await thumb(owl)
      .getByRole('button', { name: /^Choose/ })
      .click()
    await gallery.getByRole('button', { name: 'Compare' }).click()
    await compare.locator(`video[src*="${outputs[owl]}"]`).waitFor()
    await expect.poll(async () => (await times()).every((at) => at > 0), { timeout: 20_000 }).toBe(true)
    await wipe.press('Escape')
    await compare.waitFor({ state: 'detached' })
  })

  it('lead to the exact graph and seed that made them', async () => {
    const { page, server } = editor
    await press(first, 'More')
    await page.getByRole('menuitem', { name: 'Open the graph that made it' }).click()
    const sampler = editor.node('sampling/dit-sampler')
    await expect.poll(() => sampler.getByRole('spinbutton', { name: 'Seed' }).inputValue()).toBe('4711')
    const steps = editor.node('sampling/noise-scheduler').getByRole('spinbutton', { name: 'Steps' })
    expect(await steps.inputValue()).toBe('2')
    // Run again, it makes the same file.
    await page.keyboard.press('Control+Enter')
    const all = async () =>
      (await server.json<{ outputs: { id: string; sha256: string }[] }>('/api/outputs?limit=50')).body.outputs
    await expect.poll(async () => (await all()).length, { timeout: 60_000 }).toBe(4)
    const made = await all()
    expect(made[0]!.sha256).toBe(made.find(({ id }) => id === outputs[first])!.sha256)
  })
})

describe('the templates', { timeout: 120_000 }, () => {
  it('are ten or more, each with a picture, and open as a workflow of one’s own', async () => {
    const { page } = editor
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Templates' }).click()
    const panel = page.locator('#panel-templates')
    await panel.locator('[data-template]').first().waitFor()
    expect(await panel.locator('[data-template]').count()).toBeGreaterThanOrEqual(10)
    const pictures = panel.locator('[data-template] img')
    expect(await pictures.count()).toBeGreaterThanOrEqual(10)
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded()
      await expect
        .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth), {
          timeout: 20_000,
        })
        .toBeGreaterThan(0)
    }
    await panel.getByRole('textbox', { name: 'Find a template' }).fill('several shots')
    await panel.locator('[data-template="multi-shot"]').click()
    await editor.node('clip/multi-shot-composer').waitFor()
    await panel.waitFor({ state: 'detached' })
  })

  it('show nothing of a run that was made of the same template before', async () => {
    const { page } = editor
    const states = (): Promise<(string | null)[]> =>
      page
        .locator('[data-node-type]')
        .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-state')))
    const open = async (): Promise<void> => {
      await page
        .getByRole('navigation', { name: 'Panels' })
        .getByRole('button', { name: 'Templates' })
        .click()
      await page.locator('#panel-templates [data-template="text-to-video"]').click()
      await page.locator('#panel-templates').waitFor({ state: 'detached' })
      await editor.node('media/save-video').waitFor()
    }
    await open()
    const words = editor.node('text/prompt').getByRole('textbox')
    const own = await words.inputValue()
    await words.fill('a train drives over a bridge')
    const steps = editor.node('sampling/noise-scheduler').getByRole('spinbutton', { name: 'Steps' })
    await steps.fill('2')
    await steps.press('Enter')
    await page.locator('[data-saved="saved"]').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('[data-node-type="media/save-video"][data-state="done"]', { timeout: 90_000 })
    await editor.node('media/save-video').locator('video, img').first().waitFor()
    // The gallery finds it under this graph, and nothing else.
    const rail = page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Gallery' })
    await rail.click()
    await gallery.getByRole('button', { name: /^This graph\s*1/ }).click()
    await expect.poll(async () => (await shown()).length).toBe(1)
    await rail.click()
    await open()
    await expect.poll(() => words.inputValue()).toBe(own)
    // What a browser finds of earlier runs it finds late.
    await page.waitForTimeout(1500)
    expect(new Set(await states())).toEqual(new Set(['idle']))
    expect(await editor.node('media/save-video').locator('video, img').count()).toBe(0)
    expect(await editor.node('sampling/dit-sampler').locator('canvas[data-step]').count()).toBe(0)
  })

  it('have what a run of theirs makes under this graph, though nobody changed a thing', async () => {
    const { page } = editor
    const rail = (name: string) =>
      page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name })
    await rail('Templates').click()
    await page.locator('#panel-templates [data-template="text-to-video"]').click()
    await page.locator('#panel-templates').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('[data-node-type="media/save-video"][data-state="done"]', { timeout: 90_000 })
    await rail('Gallery').click()
    await gallery.getByRole('button', { name: /^This graph\s*1/ }).click()
    await expect.poll(async () => (await shown()).length).toBe(1)
    await rail('Gallery').click()
  })
})
