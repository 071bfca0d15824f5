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
const header = (type: string): Locator => editor.node(type).locator('.node-header')
const choose = (type: string): Promise<void> => header(type).click({ position: { x: 60, y: 12 } })

/** A place of the canvas where nothing is. */
async function empty(): Promise<{ x: number; y: number }> {
  const box = (await editor.node('sampling/dit-sampler').boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height + 60 }
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

describe('the search', { timeout: 60_000 }, () => {
  it('opens at the cursor, and puts the node there', async () => {
    const before = await nodes().count()
    const at = await empty()
    await editor.page.mouse.move(at.x, at.y)
    await editor.page.keyboard.press('Tab')
    const box = (await palette().boundingBox())!
    expect(Math.abs(box.x - at.x)).toBeLessThan(160)
    expect(box.y < at.y && box.y + box.height > at.y - 40).toBe(true)
    // A category finds all that is in it.
    await palette().getByRole('combobox').fill('sampling')
    await palette()
      .getByRole('option', { name: /^Noise Scheduler/ })
      .waitFor()
    await palette().getByRole('combobox').fill('trim')
    await editor.page.keyboard.press('Enter')
    await expect.poll(() => nodes().count()).toBe(before + 1)
    const added = (await editor.node('media/trim').boundingBox())!
    expect(Math.abs(added.x - at.x) + Math.abs(added.y - at.y)).toBeLessThan(12)
    // And is the first that is offered now.
    await editor.page.mouse.dblclick(at.x, at.y - 30)
    expect(
      await palette().getByRole('group', { name: 'Recent' }).getByRole('option').first().textContent(),
    ).toContain('Trim')
    await editor.page.keyboard.press('Escape')
    await isUndone(before)
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

  it('are renamed from their menu, and by a key from afar', async () => {
    const { page } = editor
    await header('codec/decoder').click({ button: 'right', position: { x: 60, y: 12 } })
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    await page.getByRole('menu').waitFor({ state: 'detached' })
    const name = page.getByRole('textbox', { name: 'Name of Decoder' })
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('Painter')
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: 'Painter' }).waitFor()
    // As a plate it has no title to write in; it is approached first.
    for (let notch = 0; notch < 12; notch++) await page.mouse.wheel(0, 240)
    await page.locator('.canvas[data-level="plate"]').waitFor()
    await page.keyboard.press('F2')
    const again = page.getByRole('textbox', { name: 'Name of Painter' })
    await expect.poll(() => again.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press(undo)
    await page.getByRole('group', { name: 'Decoder' }).waitFor()
    await page.getByRole('button', { name: 'Fit all' }).click()
  })

  it('leave the menu of text to the browser', async () => {
    const words = editor.node('text/prompt').getByRole('textbox')
    await words.click({ button: 'right' })
    expect(await editor.page.getByRole('menu').count()).toBe(0)
    await header('text/prompt').click({ button: 'right', position: { x: 60, y: 12 } })
    await editor.page.getByRole('menuitem', { name: 'Rename' }).waitFor()
    await editor.page.keyboard.press('Escape')
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

  it('a click on one of several that are chosen leaves it alone chosen; a drag keeps them all', async () => {
    const chosen = editor.page.locator('.react-flow__node.selected')
    await editor.page.keyboard.press('Control+a')
    await expect.poll(() => chosen.count()).toBeGreaterThan(3)
    const all = await chosen.count()
    const box = (await header('text/prompt').boundingBox())!
    await editor.page.mouse.move(box.x + 60, box.y + 12)
    await editor.page.mouse.down()
    await editor.page.mouse.move(box.x + 100, box.y + 52, { steps: 6 })
    await editor.page.mouse.up()
    expect(await chosen.count()).toBe(all)
    await editor.page.keyboard.press(undo)
    await choose('text/prompt')
    await expect.poll(() => chosen.count()).toBe(1)
    // What undo takes away is not chosen any more: the title is the chosen node's own again.
    await editor.page.keyboard.press('Control+d')
    await editor.page.keyboard.press(undo)
    await header('codec/decoder').click({ position: { x: 60, y: 12 }, modifiers: ['Shift'] })
    await expect.poll(() => chosen.count()).toBe(1)
    await editor.page.keyboard.press('F2')
    await editor.page.keyboard.press('Escape')
    await editor.page.locator('[data-area="inspector"]').getByText('Decoder').first().waitFor()
  })

  it('are made wider and higher at their corner, as one step', async () => {
    const node = editor.node('text/prompt')
    const before = (await node.boundingBox())!
    const corner = (await node.locator('.node-resize[data-edge="corner"]').boundingBox())!
    const from = { x: corner.x + corner.width / 2, y: corner.y + corner.height / 2 }
    await editor.page.mouse.move(from.x, from.y)
    await editor.page.mouse.down()
    await editor.page.mouse.move(from.x + 40, from.y + 50, { steps: 6 })
    await editor.page.mouse.up()
    await expect.poll(async () => (await node.boundingBox())!.width - before.width).toBeGreaterThan(30)
    expect((await node.boundingBox())!.height - before.height).toBeGreaterThan(30)
    await editor.page.keyboard.press(undo)
    await expect
      .poll(async () => Math.round((await node.boundingBox())!.width))
      .toBe(Math.round(before.width))
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

describe('all of it', () => {
  it('throws nothing', () => {
    expect(editor.faults).toEqual([])
  })
})
