import { describe, expect, it } from 'vitest'
import type { CanvasHands } from './canvas-hands.ts'
import { onOneCanvas } from './on-one-canvas.ts'
import type { OpenedEditor } from './open-editor.ts'

let editor: OpenedEditor
let hands: CanvasHands

onOneCanvas((canvas) => ({ editor, hands } = canvas))

describe('a page over plain HTTP, which may not touch the clipboard by itself', { timeout: 90_000 }, () => {
  it('copies a link all the same', async () => {
    const { page, context, server } = editor
    await page.addInitScript('delete Navigator.prototype.clipboard')
    await page.reload()
    await page.waitForSelector('[data-node-id]')
    expect(await page.evaluate(() => 'clipboard' in navigator)).toBe(false)
    await hands.command('Copy a link to it')
    await page.getByText('The link is on the clipboard.', { exact: false }).waitFor()
    const other = await context.newPage()
    await other.goto(`${server.url}/api/health`)
    await other.bringToFront()
    const link = await other.evaluate(() => navigator.clipboard.readText())
    expect(link.startsWith(`${server.url}/#workflow=`)).toBe(true)
    await other.close()
    await page.bringToFront()
  })

  it('pastes by keys what was copied, where it covers nothing, and with the wires into it', async () => {
    const { page } = editor
    const [nodes, wires] = [await hands.nodes.count(), await hands.wires.count()]
    await hands.choose(hands.node('codec/decoder'))
    await page.keyboard.press('Control+c')
    // The pointer is still over the node.
    await page.keyboard.press('Control+v')
    await expect.poll(() => hands.nodes.count()).toBe(nodes + 1)
    expect(await hands.wires.count()).toBe(wires)
    await page.keyboard.press('Control+Shift+v')
    await expect.poll(() => hands.nodes.count()).toBe(nodes + 2)
    // Its clip and its model.
    await expect.poll(() => hands.wires.count()).toBe(wires + 2)
    const covered = (): Promise<number> =>
      page.locator('[data-node-type="codec/decoder"]').evaluateAll((all) => {
        const boxes = all.map((one) => one.getBoundingClientRect())
        return boxes.flatMap((a, at) =>
          boxes
            .slice(at + 1)
            .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
        ).length
      })
    expect(await covered()).toBe(0)
    await hands.undoTo(nodes + 1)
    await hands.undoTo(nodes)
  })

  it('leaves what is pasted into a field to the field', async () => {
    const before = await hands.nodes.count()
    const words = hands.node('text/prompt').getByRole('textbox')
    await words.fill('a fox')
    await words.press('Control+a')
    await words.press('Control+c')
    await words.press('End')
    await words.press('Control+v')
    await expect.poll(() => words.inputValue()).toBe('a foxa fox')
    expect(await hands.nodes.count()).toBe(before)
  })

  it('says how to paste where it was asked for without keys', async () => {
    await hands.command('Paste')
    await editor.page.getByText(/Press Ctrl.*V on the canvas/).waitFor()
  })
})
