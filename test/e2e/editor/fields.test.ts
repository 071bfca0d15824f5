import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locator } from 'playwright-core'
import { dropFile } from './drop-file.ts'
import { openEditor, type OpenedEditor } from './open-editor.ts'

let editor: OpenedEditor
let inspector: Locator

beforeAll(async () => {
  editor = await openEditor()
  inspector = editor.page.locator('[data-area="inspector"]')
}, 300_000)

afterAll(() => editor?.close())

const choose = (type: string): Promise<void> =>
  editor
    .node(type)
    .locator('.node-header')
    .click({ position: { x: 60, y: 12 } })

describe('fields', { timeout: 60_000 }, () => {
  it('a drag of a slider is one step of the history', async () => {
    await choose('sampling/dit-sampler')
    const entry = inspector.getByRole('spinbutton', { name: 'Guidance' })
    const before = await entry.inputValue()
    const box = (await inspector.getByRole('slider', { name: 'Guidance, slider' }).boundingBox())!
    const { mouse } = editor.page
    await mouse.move(box.x + 10, box.y + box.height / 2)
    await mouse.down()
    for (const part of [0.3, 0.5, 0.8]) await mouse.move(box.x + box.width * part, box.y + box.height / 2)
    await mouse.up()
    expect(Number(await entry.inputValue())).toBeGreaterThan(20)
    await entry.press('Control+z')
    expect(await entry.inputValue()).toBe(before)
  })

  it('a number may be a sum, and one that is not allowed says why', async () => {
    await choose('sampling/noise-scheduler')
    const steps = inspector.getByRole('spinbutton', { name: 'Steps' })
    await steps.fill('4*5')
    await steps.press('Enter')
    expect(await steps.inputValue()).toBe('20')
    await steps.fill('0')
    await steps.press('Enter')
    await inspector.getByRole('alert').getByText('Steps must be at least 1. It is 0.').waitFor()
    await steps.press('Escape')
    expect(await steps.inputValue()).toBe('20')
    // Left with what is not allowed it says so, until it is entered again.
    await steps.fill('0')
    await steps.press('Tab')
    expect(await steps.inputValue()).toBe('20')
    await inspector.getByRole('alert').waitFor()
    await steps.click()
    await inspector.getByRole('alert').waitFor({ state: 'detached' })
  })

  it('settings at a default are set to suit the model, as one step of the history', async () => {
    const scheduler = editor.node('sampling/noise-scheduler')
    const [steps, shift] = ['Steps', 'Shift'].map((name) =>
      scheduler.getByRole('spinbutton', { name, exact: true }),
    )
    const suit = editor.node('model/load-model').getByRole('button', { name: 'Use its settings' })
    await steps!.fill('16')
    await steps!.press('Enter')
    await suit.waitFor({ state: 'detached' })
    await shift!.fill('3')
    await shift!.press('Enter')
    await steps!.fill('20')
    await steps!.press('Enter')
    await suit.waitFor()
    expect(await suit.getAttribute('data-tip')).toBe('Noise Scheduler: Steps 16, Noise Scheduler: Shift 4')
    await suit.click()
    await expect.poll(() => steps!.inputValue()).toBe('16')
    expect(Number(await shift!.inputValue())).toBe(4)
    await suit.waitFor({ state: 'detached' })
    await editor.page.keyboard.press('Control+z')
    await expect.poll(() => steps!.inputValue()).toBe('20')
    expect(Number(await shift!.inputValue())).toBe(3)
    await suit.click()
    await suit.waitFor({ state: 'detached' })
  })

  it('a seed is drawn, kept and opened', async () => {
    await choose('sampling/dit-sampler')
    const seed = inspector.getByRole('spinbutton', { name: 'Seed' })
    const before = await seed.inputValue()
    await inspector.getByRole('button', { name: 'Draw a new seed' }).click()
    await expect.poll(() => seed.inputValue()).not.toBe(before)
    const lock = inspector.getByRole('button', { name: 'Keep the seed' })
    expect(await lock.getAttribute('aria-pressed')).toBe('true')
    await lock.click()
    expect(await lock.getAttribute('aria-pressed')).toBe('false')
    await lock.click()
  })

  it('a choice is searched, on the node itself', async () => {
    const node = editor.node('sampling/noise-scheduler')
    await node.getByRole('combobox', { name: /^Schedule/ }).click()
    await editor.page.getByRole('combobox', { name: 'Find in Schedule' }).fill('karr')
    await editor.page.keyboard.press('Enter')
    await node.getByRole('combobox', { name: /^Schedule: Karras/i }).waitFor()
    await editor.page.keyboard.press('Control+z')
    await node.getByRole('combobox', { name: /^Schedule: Shift/i }).waitFor()
  })

  it('a prompt has many lines, and a switch is on or off', async () => {
    const words = editor.node('text/prompt').getByRole('textbox', { name: 'Words' })
    const before = await words.inputValue()
    await words.click()
    await words.press('Control+End')
    await editor.page.keyboard.press('Enter')
    await editor.page.keyboard.type('then it stops')
    expect(await words.inputValue()).toBe(`${before}\nthen it stops`)
    await words.press('Control+z')
    await expect.poll(() => words.inputValue()).toBe(before)
    await choose('text/prompt-rewriter')
    const leaveOut = inspector.getByRole('switch', { name: 'Leave out' })
    expect(await leaveOut.getAttribute('aria-checked')).toBe('true')
    await leaveOut.click()
    expect(await leaveOut.getAttribute('aria-checked')).toBe('false')
    await editor.page.keyboard.press('Control+z')
    await expect.poll(() => leaveOut.getAttribute('aria-checked')).toBe('true')
  })

  it('becomes a port and a field again, from its menu', async () => {
    await choose('sampling/dit-sampler')
    const field = inspector.locator('[data-field="guidance"]')
    await field.locator('label').click({ button: 'right' })
    await editor.page.getByRole('menuitem', { name: 'Show as port' }).click()
    const port = editor.node('sampling/dit-sampler').locator('[data-port="guidance"]')
    await port.waitFor()
    await field.locator('label').click({ button: 'right' })
    await editor.page.getByRole('menuitem', { name: 'Show as field' }).click()
    await port.waitFor({ state: 'detached' })
  })

  it('a picture is brought, shown, and taken out', async () => {
    await editor.page.locator('.canvas').press('Space')
    await editor.page.keyboard.type('load image')
    await editor.page.keyboard.press('Enter')
    await choose('media/load-image')
    const picture = await sharp({ create: { width: 32, height: 24, channels: 3, background: '#c84' } })
      .png()
      .toBuffer()
    await inspector
      .locator('input[type="file"]')
      .setInputFiles({ name: 'dusk.png', mimeType: 'image/png', buffer: picture })
    const thumbnail = inspector.getByRole('img', { name: 'dusk.png' })
    await expect.poll(() => thumbnail.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(32)
    // Another one is dropped on the node.
    const dropped = await sharp({ create: { width: 16, height: 24, channels: 3, background: '#48c' } })
      .png()
      .toBuffer()
    const data = await editor.page.evaluateHandle(
      (bytes) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([new Uint8Array(bytes)], 'noon.png', { type: 'image/png' }))
        return transfer
      },
      [...dropped],
    )
    const field = editor.node('media/load-image').locator('[data-field="file"]')
    // Over the canvas it would open as a workflow; over the field it no longer would.
    const veil = editor.page.getByText('Drop to open its workflow')
    await editor.page.locator('.canvas').dispatchEvent('dragover', { dataTransfer: data })
    await veil.waitFor()
    await field.locator('img, button').first().dispatchEvent('dragover', { dataTransfer: data })
    await veil.waitFor({ state: 'detached' })
    for (const type of ['dragenter', 'dragover', 'drop'])
      await field.locator('img, button').first().dispatchEvent(type, { dataTransfer: data })
    await inspector.getByRole('img', { name: 'noon.png' }).waitFor()
    await inspector
      .locator('input[type="file"]')
      .setInputFiles({ name: 'notes.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no video') })
    await inspector.getByRole('alert').getByText('"notes.mp4" is a video. This takes a picture.').waitFor()
    await inspector.getByRole('button', { name: 'Take the picture out' }).click()
    await inspector.getByRole('button', { name: /Choose a picture/ }).waitFor()
    // Dropped anywhere on the node it goes into its field, and the workflow stays.
    const node = '[data-node-type="media/load-image"]'
    const nodes = await editor.page.locator('[data-node-id]').count()
    await dropFile(editor.page, 'noon.png', picture, 'image/png', `${node} .node-header`)
    await inspector.getByRole('img', { name: 'noon.png' }).waitFor()
    expect(await editor.page.locator('[data-node-id]').count()).toBe(nodes)
    expect(await editor.page.getByText('Drop to open its workflow').count()).toBe(0)
    await inspector.getByRole('button', { name: 'Take the picture out' }).click()
    expect(editor.faults).toEqual([])
  })
})
