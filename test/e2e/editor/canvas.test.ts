import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OpenedEditor, openEditor } from './open-editor.ts'

let editor: OpenedEditor
const undo = 'Control+z'

beforeAll(async () => {
  editor = await openEditor()
  await editor.context.grantPermissions(['clipboard-read', 'clipboard-write'])
}, 300_000)
afterAll(() => editor?.close())
beforeEach(async () => {
  await editor.page.keyboard.press('Escape')
  await editor.page.keyboard.press('Escape')
})

const nodes = (): Locator => editor.page.locator('[data-node-id]')
const palette = (): Locator => editor.page.getByRole('dialog', { name: 'Add a node' })
const wires = (): Locator => editor.page.locator('[data-edge-id]')
const header = (type: string): Locator => editor.node(type).locator('.node-header')
const choose = (type: string): Promise<void> => header(type).click({ position: { x: 60, y: 12 } })

/** A place of the canvas where nothing is. */
async function empty(): Promise<{ x: number; y: number }> {
  const box = (await editor.node('sampling/dit-sampler').boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height + 90 }
}

async function isUndone(count: number): Promise<void> {
  await editor.page.keyboard.press(undo)
  await expect.poll(() => nodes().count()).toBe(count)
}

describe('adding', { timeout: 60_000 }, () => {
  it.each(['Space', 'Tab'])('%s opens the search, which finds by letters in order', async (key) => {
    const before = await nodes().count()
    const { x, y } = await empty()
    await editor.page.mouse.click(x, y)
    await editor.page.keyboard.press(key)
    await palette().getByRole('combobox').fill('nschd')
    await editor.page.keyboard.press('Enter')
    await expect.poll(() => nodes().count()).toBe(before + 1)
    expect(await editor.page.locator('[data-node-type="sampling/noise-scheduler"]').count()).toBe(2)
    await isUndone(before)
  })

  it('a double-click asks there, filters by kinds, and offers what was used last first', async () => {
    const { x, y } = await empty()
    await editor.page.mouse.dblclick(x, y)
    await palette()
      .getByRole('group', { name: 'Recent' })
      .getByRole('option', { name: /Noise Scheduler/ })
      .waitFor()
    await palette().getByRole('combobox').fill('in:clip out:video')
    await palette()
      .getByRole('option', { name: /^Decoder/ })
      .waitFor()
    expect(
      await palette()
        .getByRole('option', { name: /^Prompt Rewriter/ })
        .count(),
    ).toBe(0)
    await editor.page.keyboard.press('Escape')
    await palette().waitFor({ state: 'detached' })
  })
})

describe('nodes', { timeout: 60_000 }, () => {
  it('are renamed in place, and a name of nothing is the declared one', async () => {
    await choose('codec/decoder')
    await editor.page.keyboard.press('F2')
    await editor.page.keyboard.type('Painter')
    await editor.page.keyboard.press('Enter')
    await editor.page.getByRole('group', { name: 'Painter' }).waitFor()
    await editor.page.keyboard.press(undo)
    await editor.page.getByRole('group', { name: 'Decoder' }).waitFor()
  })

  it('are dragged as one gesture that is one step of the history', async () => {
    const node = editor.node('text/prompt')
    const before = (await node.boundingBox())!
    await editor.page.mouse.move(before.x + 60, before.y + 14)
    await editor.page.mouse.down()
    await editor.page.mouse.move(before.x + 90, before.y + 64, { steps: 8 })
    await editor.page.mouse.up()
    const after = (await node.boundingBox())!
    expect(after.y - before.y).toBeGreaterThan(30)
    await editor.page.keyboard.press(undo)
    await expect.poll(async () => Math.round((await node.boundingBox())!.y)).toBe(Math.round(before.y))
  })

  it('are nudged by arrows, collapsed, and coloured from their menu', async () => {
    await choose('text/prompt')
    const node = editor.node('text/prompt')
    const before = (await node.boundingBox())!
    await editor.page.keyboard.press('Shift+ArrowDown')
    await expect.poll(async () => (await node.boundingBox())!.y).toBeGreaterThan(before.y + 10)
    await editor.page.keyboard.press(undo)
    await editor.page.keyboard.press('Alt+c')
    await expect.poll(async () => (await node.boundingBox())!.height).toBeLessThan(before.height / 2)
    await editor.page.keyboard.press('Alt+c')
    await header('text/prompt').click({ button: 'right', position: { x: 60, y: 12 } })
    await editor.page.getByRole('menuitem', { name: 'Colour' }).click()
    await editor.page.getByRole('menuitem', { name: 'As clip' }).click()
    await editor.page.locator('.mark-clip').waitFor()
    await editor.page.keyboard.press('Escape')
    await editor.page.keyboard.press(undo)
    await editor.page.locator('.mark-clip').waitFor({ state: 'detached' })
  })

  it('tell what they are for', async () => {
    await header('codec/decoder').hover()
    await editor.page.getByRole('button', { name: 'About Decoder' }).click()
    await editor.page
      .getByRole('dialog', { name: 'About Decoder' })
      .getByText('Turns a clip into a video', { exact: false })
      .waitFor()
    await editor.page.keyboard.press('Escape')
  })
})

describe('modes', { timeout: 60_000 }, () => {
  it('mute and bypass by keys; bypass shows which input goes through', async () => {
    await choose('text/prompt-rewriter')
    await editor.page.keyboard.press('Control+m')
    await editor.page.locator('[data-node-type="text/prompt-rewriter"][data-state="muted"]').waitFor()
    await editor.page.keyboard.press('Control+b')
    const bypassed = editor.page.locator('[data-node-type="text/prompt-rewriter"][data-state="bypassed"]')
    await bypassed.getByText('Text goes straight through.').waitFor()
    await editor.page.keyboard.press('Control+b')
    await editor.page.locator('[data-node-type="text/prompt-rewriter"][data-state="idle"]').waitFor()
  })
})

describe('structure', { timeout: 60_000 }, () => {
  it('frames what is chosen, and puts it away without an entry of the history', async () => {
    await choose('text/prompt')
    await editor.page.keyboard.press('Control+g')
    const frame = editor.page.locator('[data-group-id]')
    await frame.getByRole('button', { name: 'Draw this group small' }).click()
    await editor.node('text/prompt').waitFor({ state: 'hidden' })
    await frame.getByRole('button', { name: 'Show what is in this group' }).click()
    await editor.node('text/prompt').waitFor()
    await editor.page.keyboard.press(undo)
    await frame.waitFor({ state: 'detached' })
  })

  it('makes one node of several, is looked into, and comes back out by the breadcrumbs', async () => {
    const before = await nodes().count()
    await choose('text/prompt')
    await editor.page.keyboard.down('Shift')
    await choose('text/prompt-rewriter')
    await editor.page.keyboard.up('Shift')
    await editor.page.keyboard.press('Control+Shift+g')
    await expect.poll(() => nodes().count()).toBe(before - 1)
    const instance = editor.page.locator('[data-node-type^="subgraph/"]')
    await instance.locator('.node-header').dblclick({ position: { x: 60, y: 12 } })
    const crumbs = editor.page.getByRole('navigation', { name: 'Subgraphs' })
    await crumbs.waitFor()
    await editor.node('text/prompt').waitFor()
    await crumbs.getByRole('button', { name: 'Text to video' }).click()
    await instance.waitFor()
    await isUndone(before)
  })
})

describe('editing', { timeout: 60_000 }, () => {
  it('copies as text through the clipboard, pastes with inbound wires, duplicates', async () => {
    const [before, wired] = [await nodes().count(), await wires().count()]
    await choose('codec/decoder')
    await editor.page.keyboard.press('Control+c')
    await expect
      .poll(() => editor.page.evaluate(() => navigator.clipboard.readText()))
      .toContain('codec/decoder')
    await editor.page.keyboard.press('Control+Shift+v')
    await expect.poll(() => nodes().count()).toBe(before + 1)
    await expect.poll(() => wires().count()).toBe(wired + 2)
    await isUndone(before)
    await choose('codec/decoder')
    await editor.page.keyboard.press('Control+d')
    await expect.poll(() => nodes().count()).toBe(before + 1)
    await isUndone(before)
  })

  it('tidies as one step, and finds a node by what is written in it', async () => {
    const node = editor.node('codec/decoder')
    const place = (): Promise<string | null> =>
      node.evaluate((element) => element.closest<HTMLElement>('.react-flow__node')!.style.transform)
    const before = await place()
    await editor.page.keyboard.press('Escape')
    await editor.page.keyboard.press('Control+Shift+f')
    await expect.poll(place, { timeout: 15_000 }).not.toBe(before)
    await editor.page.keyboard.press(undo)
    await expect.poll(place).toBe(before)
    await editor.page.keyboard.press('Control+f')
    const find = editor.page.getByRole('dialog', { name: 'Find a node' })
    await find.getByRole('textbox').fill('fox runs')
    await editor.page.keyboard.press('Enter')
    await editor.page.locator('.react-flow__node.selected [data-node-type="text/prompt"]').waitFor()
  })

  it('throws nothing', () => {
    expect(editor.faults).toEqual([])
  })
})
