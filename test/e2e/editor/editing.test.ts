import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { boundsOf } from '../../../app/canvas/stage/bounds.ts'
import { mapScale, onMap } from '../../../app/canvas/stage/map-scale.ts'
import type { Box } from '../../../app/document/index.ts'
import type { CanvasHands } from './canvas-hands.ts'
import { onOneCanvas } from './on-one-canvas.ts'
import type { OpenedEditor } from './open-editor.ts'

let editor: OpenedEditor
let hands: CanvasHands

onOneCanvas((canvas) => ({ editor, hands } = canvas))

const decoder = (): Locator => hands.node('codec/decoder')
const clipboard = (): Promise<string> => editor.page.evaluate(() => navigator.clipboard.readText())
const view = (): Promise<string> =>
  editor.page.locator('.react-flow__viewport').evaluate((element) => element.style.transform)
const left = async (type: string): Promise<number> => Math.round((await hands.node(type).boundingBox())!.x)

describe('undo and redo', { timeout: 60_000 }, () => {
  it('go back to the start and forth to the end, one gesture a step', async () => {
    const everything = (): Promise<unknown> =>
      hands.nodes.evaluateAll((all) =>
        all.map((node) => [
          node.getAttribute('data-node-id'),
          node.getAttribute('data-state'),
          node.closest<HTMLElement>('.react-flow__node')!.style.transform,
        ]),
      )
    const start = await everything()
    // A drag of several nodes, a word that is typed, a mode, a deletion: four gestures.
    await hands.choose(decoder())
    await hands.choose(hands.node('media/save-video'), true)
    const box = (await decoder().boundingBox())!
    await hands.drag({ x: box.x + 60, y: box.y + 14 }, { x: box.x + 90, y: box.y + 70 })
    await editor.page.mouse.up()
    const words = hands.node('text/prompt').getByRole('textbox', { name: 'Words' })
    await words.click()
    await words.press('Control+End')
    await words.pressSequentially(' in the rain')
    await hands.choose(hands.node('text/prompt-rewriter'))
    await editor.page.keyboard.press('Control+b')
    await hands.choose(hands.node('media/save-video'))
    await editor.page.keyboard.press('Delete')
    const end = await everything()
    for (let steps = 0; steps < 4; steps++) await hands.undo()
    await expect.poll(everything).toEqual(start)
    expect(await words.inputValue()).not.toContain('in the rain')
    expect(await editor.page.getByRole('button', { name: /^Undo/ }).isDisabled()).toBe(true)
    for (let steps = 0; steps < 4; steps++) await editor.page.keyboard.press('Control+Shift+z')
    await expect.poll(everything).toEqual(end)
    expect(await words.inputValue()).toContain('in the rain')
    for (let steps = 0; steps < 4; steps++) await hands.undo()
    await expect.poll(everything).toEqual(start)
  })
})

describe('the clipboard', { timeout: 60_000 }, () => {
  it('copies a workflow as text, which any program can have written', async () => {
    const before = await hands.nodes.count()
    await hands.choose(decoder())
    await editor.page.keyboard.press('Control+c')
    await expect.poll(clipboard).toContain('codec/decoder')
    expect(JSON.parse(await clipboard())).toMatchObject({ format: 'reelgraph', version: 1 })
    const { x, y } = await hands.empty()
    await editor.page.mouse.click(x, y)
    await editor.page.keyboard.press('Control+v')
    await expect.poll(() => hands.nodes.count()).toBe(before + 1)
    // Where the pointer is.
    const pasted = (await editor.page.locator('.react-flow__node.selected').boundingBox())!
    expect(Math.abs(pasted.x - x) + Math.abs(pasted.y - y)).toBeLessThan(12)
    await hands.undoTo(before)
    await editor.page.evaluate(() => navigator.clipboard.writeText('no workflow at all'))
    await editor.page.keyboard.press('Control+v')
    await editor.page.locator('[data-sonner-toast]').first().waitFor()
    expect(await hands.nodes.count()).toBe(before)
  })

  it('cuts, pastes with the wires into it, and doubles', async () => {
    const [before, wired] = [await hands.nodes.count(), await hands.wires.count()]
    await hands.choose(decoder())
    await editor.page.keyboard.press('Control+x')
    await expect.poll(() => hands.nodes.count()).toBe(before - 1)
    await editor.page.keyboard.press('Control+Shift+v')
    await expect.poll(() => hands.nodes.count()).toBe(before)
    // Its clip and its model; the wire out of it is not its own.
    await expect.poll(() => hands.wires.count()).toBe(wired - 1)
    await hands.undo()
    await hands.undoTo(before)
    await expect.poll(() => hands.wires.count()).toBe(wired)
    await hands.choose(decoder())
    await editor.page.keyboard.press('Control+d')
    await expect.poll(() => hands.nodes.count()).toBe(before + 1)
    await hands.undoTo(before)
  })
})

describe('order', { timeout: 60_000 }, () => {
  it('ends a drag when what is dragged is deleted', async () => {
    const { page } = editor
    const before = await hands.nodes.count()
    await hands.choose(decoder())
    const { x, y } = (await hands.header(decoder()).boundingBox())!
    await hands.drag({ x: x + 60, y: y + 12 }, { x: x + 60, y: y + 72 })
    await page.keyboard.press('Delete')
    await expect.poll(() => hands.nodes.count()).toBe(before - 1)
    await page.mouse.move(x + 80, y + 90, { steps: 3 })
    await page.mouse.up()
    // What comes after it is a step of its own.
    await hands.add('Decoder')
    await expect.poll(() => hands.nodes.count()).toBe(before)
    await hands.undoTo(before - 1)
    await hands.undoTo(before)
  })

  it('chooses what a box drawn with Shift touches', async () => {
    const { page } = editor
    // What was added before may have moved the view.
    await page.keyboard.press('.')
    let first = (await hands.node('text/prompt').boundingBox())!
    await expect
      .poll(async () => {
        const before = first
        first = (await hands.node('text/prompt').boundingBox())!
        return before.x === first.x && before.y === first.y && first.x > 12
      })
      .toBe(true)
    await page.keyboard.down('Shift')
    await page.mouse.move(first.x - 10, first.y - 10)
    await page.mouse.down()
    await page.mouse.move(first.x + 30, first.y + 30, { steps: 4 })
    await page.mouse.up()
    await page.keyboard.up('Shift')
    const chosen = page.locator('.react-flow__node.selected [data-node-id]')
    await expect.poll(() => chosen.count()).toBe(1)
    expect(await chosen.getAttribute('data-node-type')).toBe('text/prompt')
  })

  it('aligns from the menu and distributes from the palette', async () => {
    const types = ['text/prompt', 'text/prompt-rewriter', 'text/text-encoder']
    const lefts = async (): Promise<readonly number[]> => Promise.all(types.map(left))
    const before = await lefts()
    await hands.choose(hands.node(types[0]!))
    await hands.choose(hands.node(types[1]!), true)
    await hands.choose(hands.node(types[2]!), true)
    await hands.menu(hands.node(types[1]!), 'Align', 'Align left edges')
    await expect.poll(async () => new Set(await lefts()).size).toBe(1)
    await hands.undo()
    await expect.poll(lefts).toEqual(before)
    const gaps = async (): Promise<readonly number[]> => {
      const boxes = await Promise.all(types.map(async (type) => (await hands.node(type).boundingBox())!))
      const sorted = boxes.toSorted((a, b) => a.y - b.y)
      return sorted.slice(1).map(({ y }, at) => y - sorted[at]!.y - sorted[at]!.height)
    }
    await hands.command('Distribute down')
    await expect
      .poll(async () => {
        const [a, b] = await gaps()
        return Math.abs(a! - b!)
      })
      .toBeLessThan(8)
    await hands.undo()
    await expect.poll(lefts).toEqual(before)
  })

  it('tidies as one step', async () => {
    const before = await hands.place(decoder())
    await editor.page.keyboard.press('Control+Shift+f')
    await expect.poll(() => hands.place(decoder()), { timeout: 15_000 }).not.toBe(before)
    // Every wire runs from left to right, and no two nodes lie on one another.
    const boxes = await hands.nodes.evaluateAll((all) =>
      all
        .map((node) => node.getBoundingClientRect())
        .map(({ x, y, right, bottom }) => ({ x, y, right, bottom })),
    )
    const apart = boxes.every((a, at) =>
      boxes
        .slice(at + 1)
        .every((b) => a.right <= b.x || b.right <= a.x || a.bottom <= b.y || b.bottom <= a.y),
    )
    expect(apart).toBe(true)
    await hands.undo()
    await expect.poll(() => hands.place(decoder())).toBe(before)
  })
})

describe('finding one’s way', { timeout: 60_000 }, () => {
  it('the map shows every node, and a drag in it moves the view', async () => {
    const map = editor.page.locator('.map')
    await expect.poll(() => inksOn(map)).toEqual(Array.from({ length: await hands.nodes.count() }, () => 255))
    const before = await view()
    const { x, y } = await hands.middleOf(map)
    await hands.drag({ x, y }, { x: x + 30, y: y + 20 })
    await editor.page.mouse.up()
    await expect.poll(view).not.toBe(before)
    await editor.page.keyboard.press('Control+Shift+m')
    await map.waitFor({ state: 'detached' })
    await editor.page.keyboard.press('Control+Shift+m')
    await map.waitFor()
    await editor.page.keyboard.press('.')
  })

  it('finds a node by what is written in it', async () => {
    // However small the graph is drawn, what was found can be read.
    const { x, y } = await hands.empty()
    await editor.page.mouse.move(x, y)
    for (let notch = 0; notch < 12; notch++) await editor.page.mouse.wheel(0, 240)
    await editor.page.keyboard.press('Control+f')
    const find = editor.page.getByRole('dialog', { name: 'Find a node' })
    await find.getByRole('combobox').fill('fox runs')
    await editor.page.keyboard.press('Enter')
    const found = editor.page.locator('.react-flow__node.selected [data-node-type="text/prompt"]')
    await found.waitFor()
    await expect.poll(async () => (await found.boundingBox())!.width).toBeGreaterThan(100)
  })

  it('does anything by its words, and lists every key from the same table', async () => {
    await editor.page.keyboard.press('Control+k')
    await editor.page.getByRole('dialog', { name: 'Search commands' }).waitFor()
    await editor.page.keyboard.type('show shortcuts')
    await editor.page.keyboard.press('Enter')
    const sheet = editor.page.getByRole('dialog', { name: 'Shortcuts' })
    await sheet.waitFor()
    const lines = await sheet.locator('dt').allTextContents()
    expect(lines.length).toBeGreaterThan(40)
    expect(lines).toEqual(
      expect.arrayContaining([
        'Undo',
        'Mute',
        'Bypass',
        'Freeze, or unfreeze',
        'Make one node of the selection',
      ]),
    )
    await editor.page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await editor.page.keyboard.press('?')
    await sheet.waitFor()
  })
})

/** How strong the ink of the map is in the middle of each node. */
async function inksOn(map: Locator): Promise<readonly number[]> {
  const boxesOf = (selector: string): Promise<readonly Box[]> =>
    editor.page
      .locator(selector)
      .evaluateAll((all) =>
        all
          .map((one) => one.getBoundingClientRect())
          .map(({ x, y, width, height }) => ({ x, y, w: width, h: height })),
      )
  const [seen] = await boxesOf('.react-flow')
  const scale = mapScale(boundsOf(await boxesOf('.react-flow__node')), seen!)
  const middles = (await boxesOf('[data-node-id]'))
    .map((box) => onMap(scale, box))
    .map(({ x, y, w, h }) => [Math.floor(x + w / 2), Math.floor(y + h / 2)] as const)
  return map.locator('canvas').evaluate((canvas, points) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new TypeError('The map is not drawn.')
    const brush = canvas.getContext('2d')!
    return points.map(([x, y]) => brush.getImageData(x, y, 1, 1).data[3]!)
  }, middles)
}
