import { describe, expect, it } from 'vitest'
import type { CanvasHands } from './canvas-hands.ts'
import { onOneCanvas } from './on-one-canvas.ts'
import type { OpenedEditor } from './open-editor.ts'
import { lap, type Rect, rectsOf } from './rects.ts'

let editor: OpenedEditor
let hands: CanvasHands

// Narrower than where the inspector stands beside the canvas.
onOneCanvas((canvas) => ({ editor, hands } = canvas), {
  viewport: { width: 1280, height: 800 },
  reducedMotion: 'reduce',
})

const rects = (selector: string): Promise<Rect[]> => rectsOf(editor.page, selector)

describe('the room on the canvas', { timeout: 90_000 }, () => {
  it('is what the inspector leaves of it: a fitted graph is whole beside it, names of outputs too', async () => {
    const { page } = editor
    const inspector = page.locator('[data-area="inspector"]')
    if ((await inspector.count()) === 0) await hands.command('Show or hide the inspector')
    await inspector.waitFor()
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('.')
    const [panel] = await rects('[data-area="inspector"]')
    const [canvas] = await rects('.canvas')
    expect(panel!.left).toBeLessThan(canvas!.right)
    const within = async (): Promise<boolean> =>
      (await rects('[data-node-id], .port-exposed')).every(
        ({ left, right, top, bottom }) =>
          left >= canvas!.left && right <= panel!.left && top >= canvas!.top && bottom <= canvas!.bottom,
      )
    await expect.poll(within).toBe(true)
    expect(await page.locator('.port-exposed').count()).toBeGreaterThan(0)
  })

  it('has a free place for every node that is added by keys alone', async () => {
    const { page } = editor
    const before = await hands.nodes.count()
    for (let more = 1; more <= 4; more++) {
      // One after the other in the middle of the view; then right of the one that is chosen.
      if (more <= 2) await page.keyboard.press('Escape')
      await page.keyboard.press('Space')
      const palette = page.getByRole('dialog', { name: 'Add a node' })
      await palette.getByRole('combobox').fill('Noise Scheduler')
      await page.keyboard.press('Enter')
      await expect.poll(() => hands.nodes.count()).toBe(before + more)
      await palette.waitFor({ state: 'detached' })
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    }
    await page.keyboard.press('Escape')
    await page.keyboard.press('.')
    const overlaps = async (): Promise<number> => {
      const all = await rects('[data-node-id]')
      return all.flatMap((a, at) => all.slice(at + 1).filter((b) => lap(a, b))).length
    }
    await expect.poll(overlaps).toBe(0)
    // So have what is pasted, and a note, with the pointer over a node.
    await hands.choose(hands.node('sampling/dit-sampler'))
    await page.keyboard.press('Control+c')
    for (let more = 5; more <= 6; more++) {
      await page.keyboard.press('Control+v')
      await expect.poll(() => hands.nodes.count()).toBe(before + more)
    }
    await hands.command('Add a note')
    await page.locator('[data-note-id]').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('.')
    await expect.poll(overlaps).toBe(0)
    const [note] = await rects('[data-note-id]')
    expect((await rects('[data-node-id]')).filter((node) => lap(node, note!))).toEqual([])
    for (let more = 0; more < 3; more++) await hands.undo()
    await expect.poll(() => hands.nodes.count()).toBe(before + 4)
    for (let more = 0; more < 4; more++) await hands.undo()
    await expect.poll(() => hands.nodes.count()).toBe(before)
  })
})
