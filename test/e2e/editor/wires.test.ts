import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OpenedEditor, openEditor } from './open-editor.ts'

let editor: OpenedEditor
const sampler = 'sampling/dit-sampler'

beforeAll(async () => {
  editor = await openEditor()
}, 300_000)
afterAll(() => editor?.close())
beforeEach(async () => {
  await editor.page.keyboard.press('Escape')
})

const wires = (): Locator => editor.page.locator('[data-edge-id]')
const nodes = (): Locator => editor.page.locator('[data-node-id]')
const port = (type: string, name: string, side: 'input' | 'output'): Locator =>
  editor.node(type).locator(`[data-port="${name}"][data-side="${side}"]`)

interface Point {
  readonly x: number
  readonly y: number
}

async function middleOf(locator: Locator): Promise<Point> {
  const box = (await locator.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** A place of the canvas where nothing is. */
async function empty(): Promise<Point> {
  const box = (await editor.node(sampler).boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height + 90 }
}

async function drag(from: Point, to: Point): Promise<void> {
  const { mouse } = editor.page
  await mouse.move(from.x, from.y)
  await mouse.down()
  await mouse.move(from.x + 12, from.y + 8)
  await mouse.move(to.x, to.y, { steps: 6 })
}

async function undo(): Promise<void> {
  await editor.page.keyboard.press('Control+z')
}

describe('drawing a wire', { timeout: 60_000 }, () => {
  it('lights what fits, fades what does not, and says why in words', async () => {
    await drag(
      await middleOf(port('text/prompt', 'text', 'output')),
      await middleOf(port(sampler, 'prompt', 'input')),
    )
    await editor.page.getByText('Prompt takes conditioning').waitFor()
    await editor.page.getByText('Let go with Alt to put one between.').waitFor()
    const fit = (type: string, name: string): Promise<string | null> =>
      editor
        .node(type)
        .locator(`.port-side:has([data-port="${name}"][data-side="input"])`)
        .getAttribute('data-fit')
    expect(await fit('text/text-encoder', 'text')).toBe('exact')
    expect(await fit('codec/decoder', 'clip')).toBe('no')
    const opacity = (type: string, name: string): Promise<number> =>
      port(type, name, 'input')
        .locator('svg')
        .evaluate((svg) => Number(getComputedStyle(svg).opacity))
    expect(await opacity('codec/decoder', 'clip')).toBeLessThan(await opacity('text/text-encoder', 'text'))
    expect(await fit(sampler, 'prompt')).toBe('refused')
    const before = await wires().count()
    await editor.page.mouse.up()
    expect(await wires().count()).toBe(before)
  })

  it('into the void lists what fits, adds it and connects it, as one step', async () => {
    const [before, wired] = [await nodes().count(), await wires().count()]
    await drag(await middleOf(port(sampler, 'clip', 'output')), await empty())
    await editor.page.mouse.up()
    const palette = editor.page.getByRole('dialog', { name: 'Add a node' })
    await expect.poll(() => palette.locator('.quick-add-chip').textContent()).toBe('takesclip')
    await palette.getByRole('combobox').fill('decoder')
    await editor.page.keyboard.press('Enter')
    await expect.poll(() => nodes().count()).toBe(before + 1)
    await expect.poll(() => wires().count()).toBe(wired + 1)
    await undo()
    await expect.poll(() => nodes().count()).toBe(before)
    await expect.poll(() => wires().count()).toBe(wired)
  })

  it('is moved from its input to the body of a node, whose first fitting input takes it', async () => {
    const wired = await wires().count()
    const from = await middleOf(port('codec/decoder', 'clip', 'input'))
    const head = (await editor.node('sampling/noise-scheduler').boundingBox())!
    await drag(from, await empty())
    await editor.page.mouse.up()
    await expect.poll(() => wires().count()).toBe(wired - 1)
    await undo()
    await expect.poll(() => wires().count()).toBe(wired)
    await drag(await middleOf(port('clip/empty-clip', 'clip', 'output')), { x: head.x + 80, y: head.y + 14 })
    await editor.page.mouse.up()
    await expect.poll(() => wires().count()).toBe(wired + 1)
    await expect
      .poll(() => port('sampling/noise-scheduler', 'clip', 'input').getAttribute('data-connected'))
      .toBe('true')
    await undo()
  })

  it('that fits through a conversion looks different, says so, and shows it ever after', async () => {
    const [before, wired] = [await nodes().count(), await wires().count()]
    const { x, y } = await empty()
    await editor.page.mouse.dblclick(x, y)
    await editor.page.getByRole('dialog', { name: 'Add a node' }).getByRole('combobox').fill('load image')
    await editor.page.keyboard.press('Enter')
    await expect.poll(() => nodes().count()).toBe(before + 1)
    await drag(
      await middleOf(port('media/load-image', 'image', 'output')),
      await middleOf(port('media/save-video', 'video', 'input')),
    )
    const side = editor.node('media/save-video').locator('.port-side:has([data-port="video"])')
    await side.getByText('image to video').waitFor()
    // Over it it is taken; a step aside it is one that fits after a conversion.
    await editor.page.mouse.move(x, y + 40)
    await expect.poll(() => side.getAttribute('data-fit')).toBe('converted')
    const to = await middleOf(port('media/save-video', 'video', 'input'))
    await editor.page.mouse.move(to.x, to.y, { steps: 3 })
    await editor.page.mouse.up()
    await editor.page.locator('[data-edge-mark]').getByText('image to video').waitFor()
    expect(await wires().count()).toBe(wired)
    await undo()
    await undo()
    await expect.poll(() => nodes().count()).toBe(before)
  })

  it('goes without a pointer: C on a node or a port, arrows to the ports that fit, Enter', async () => {
    const wired = await wires().count()
    const { keyboard } = editor.page
    await editor.page.locator('[data-node-type="clip/empty-clip"]').focus()
    await keyboard.press('c')
    const over = editor.page.locator('[data-fit="over"] [data-port]')
    await over.waitFor()
    const first = await over.getAttribute('data-node')
    await keyboard.press('ArrowRight')
    await expect.poll(() => over.getAttribute('data-node')).not.toBe(first)
    await keyboard.press('ArrowLeft')
    await expect.poll(() => over.getAttribute('data-node')).toBe(first)
    await keyboard.press('Enter')
    await expect.poll(() => wires().count()).toBe(wired + 1)
    await undo()
    await expect.poll(() => wires().count()).toBe(wired)
    await port('clip/empty-clip', 'clip', 'output').focus()
    await keyboard.press('c')
    await over.waitFor()
    await keyboard.press('Enter')
    await expect.poll(() => wires().count()).toBe(wired + 1)
    await undo()
    await expect.poll(() => wires().count()).toBe(wired)
  })
})

describe('wires', { timeout: 60_000 }, () => {
  it('tell their kind by colour and by shape, and so do ports', async () => {
    const looks = await editor.page.locator('.wire').evaluateAll((all) =>
      all.map((wire) => {
        const line = wire.querySelector<SVGElement>('.wire-line')!
        const { stroke } = getComputedStyle(line)
        const shape = [line.getAttribute('stroke-width'), line.getAttribute('stroke-dasharray')].join(' ')
        return { kind: wire.getAttribute('data-kind')!, stroke, shape }
      }),
    )
    const kinds = new Map(looks.map(({ kind, stroke, shape }) => [kind, { stroke, shape }]))
    expect(kinds.size).toBeGreaterThanOrEqual(6)
    expect(new Set([...kinds.values()].map(({ stroke }) => stroke)).size).toBe(kinds.size)
    expect(new Set([...kinds.values()].map(({ shape }) => shape)).size).toBe(kinds.size)
    for (const { kind, ...look } of looks) expect(look).toEqual(kinds.get(kind))
    const glyph = (type: string, name: string): Promise<string> =>
      port(type, name, 'output')
        .locator('svg')
        .evaluate((svg) => svg.innerHTML.replaceAll(/var\(--[a-z-]+\)|#[0-9a-f]+/g, ''))
    const shapes = [
      await glyph('text/prompt', 'text'),
      await glyph('text/text-encoder', 'conditioning'),
      await glyph('clip/empty-clip', 'clip'),
      await glyph('codec/decoder', 'video'),
      await glyph('model/load-model', 'model'),
    ]
    expect(new Set(shapes).size).toBe(shapes.length)
  })

  it('are cut with the knife, all that it crosses as one step', async () => {
    const wired = await wires().count()
    const at = await middleOf(port(sampler, 'clip', 'input'))
    const { keyboard, mouse } = editor.page
    await keyboard.down('Control')
    await mouse.move(at.x - 12, at.y - 110)
    await mouse.down({ button: 'right' })
    await mouse.move(at.x - 12, at.y + 40, { steps: 5 })
    await mouse.up({ button: 'right' })
    await keyboard.up('Control')
    await expect.poll(() => wires().count()).toBeLessThanOrEqual(wired - 2)
    await undo()
    await expect.poll(() => wires().count()).toBe(wired)
  })

  it('light up with the node that the pointer is on, and are led through points', async () => {
    await editor.node('codec/decoder').locator('.node-header').hover()
    await expect.poll(() => editor.page.locator('.wire[data-lit]').count()).toBe(3)
    const [a, b] = [
      await middleOf(port('clip/empty-clip', 'clip', 'output')),
      await middleOf(port(sampler, 'clip', 'input')),
    ]
    await editor.page.mouse.dblclick((a.x + b.x) / 2, (a.y + b.y) / 2)
    const points = editor.page.locator('[data-wire-point^="clip-sampler"]')
    await points.waitFor()
    await points.dblclick()
    await points.waitFor({ state: 'detached' })
  })

  it('are healed by an Alt-drag, and take in a node that is dropped on them', async () => {
    const wired = await wires().count()
    const head = (await editor.node('text/prompt-rewriter').boundingBox())!
    const { keyboard, mouse } = editor.page
    const to = await empty()
    await keyboard.down('Alt')
    await drag({ x: head.x + 70, y: head.y + 14 }, to)
    await mouse.up()
    await keyboard.up('Alt')
    // Its two inputs and its output are gone, and the prompt goes straight to the encoder.
    await expect.poll(() => wires().count()).toBe(wired - 2)
    const [a, b] = [
      await middleOf(port('text/prompt', 'text', 'output')),
      await middleOf(port('text/text-encoder', 'text', 'input')),
    ]
    const now = (await editor.node('text/prompt-rewriter').boundingBox())!
    await drag({ x: now.x + 70, y: now.y + 14 }, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
    await editor.page.locator('.wire[data-lit]').first().waitFor()
    await mouse.up()
    await expect.poll(() => wires().count()).toBe(wired - 1)
    await undo()
    await undo()
    await expect.poll(() => wires().count()).toBe(wired)
  })

  it('throws nothing', () => {
    expect(editor.faults).toEqual([])
  })
})
