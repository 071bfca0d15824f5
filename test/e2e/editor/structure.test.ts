import { readFile } from 'node:fs/promises'
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { CanvasHands } from './canvas-hands.ts'
import { onOneCanvas } from './on-one-canvas.ts'
import type { OpenedEditor } from './open-editor.ts'

let editor: OpenedEditor
let hands: CanvasHands

onOneCanvas((canvas) => ({ editor, hands } = canvas))

const undoButton = (): Locator => editor.page.getByRole('button', { name: /^Undo/ })
const instances = (): Locator => editor.page.locator('[data-node-type^="subgraph/"]')
const crumbs = (): Locator => editor.page.getByRole('navigation', { name: 'Subgraphs' })
const makeNode = (): Locator => editor.page.getByRole('dialog', { name: 'Make one node' })

/** The workflow as it would be saved. */
async function saved(): Promise<{ subgraphs?: Record<string, { title: string; version: number }> }> {
  const [download] = await Promise.all([
    editor.page.waitForEvent('download'),
    editor.page.keyboard.press('Control+Shift+s'),
  ])
  return JSON.parse(await readFile(await download.path(), 'utf8')) as Awaited<ReturnType<typeof saved>>
}

/** Makes one node of the prompt and its rewriter, named and with a setting on it. */
async function makeWords(): Promise<void> {
  await hands.choose(hands.node('text/prompt'))
  await hands.choose(hands.node('text/prompt-rewriter'), true)
  await editor.page.keyboard.press('Control+Shift+g')
  const dialog = makeNode()
  await dialog.getByLabel('Name', { exact: true }).fill('Words')
  await dialog.getByLabel(/^Name of Text, text/).fill('What is said')
  await dialog.getByRole('checkbox', { name: 'Leave out' }).check()
  await dialog.getByRole('button', { name: 'Make node' }).click()
  await dialog.waitFor({ state: 'detached' })
  await instances().waitFor()
}

describe('frames and notes', { timeout: 60_000 }, () => {
  it('a frame goes round what is chosen, is named, and moves what is in it', async () => {
    const frame = editor.page.locator('[data-group-id]')
    // A second try begins where the first did.
    for (let back = 0; back < 9 && (await frame.count()) > 0; back++) await hands.undo()
    await hands.rest()
    await hands.choose(hands.node('text/prompt'))
    await editor.page.keyboard.press('Control+g')
    await frame.getByRole('textbox', { name: 'Name of the group' }).fill('Words')
    const before = (await hands.node('text/prompt').boundingBox())!
    const box = (await frame.boundingBox())!
    await hands.drag(
      { x: box.x + box.width - 40, y: box.y + 16 },
      { x: box.x + box.width - 40, y: box.y + 76 },
    )
    await editor.page.mouse.up()
    await expect
      .poll(async () => (await hands.node('text/prompt').boundingBox())!.y - before.y)
      .toBeGreaterThan(40)
    await hands.undo()
    await expect
      .poll(async () => Math.round((await hands.node('text/prompt').boundingBox())!.y))
      .toBe(Math.round(before.y))
    await hands.undo()
    await hands.undo()
    await frame.waitFor({ state: 'detached' })
  })

  it('a group is put away: that is how it is looked at, and neither undone nor saved', async () => {
    await hands.choose(hands.node('text/prompt'))
    await editor.page.keyboard.press('Control+g')
    const frame = editor.page.locator('[data-group-id]')
    const [undo, file] = [await undoButton().getAttribute('aria-label'), await saved()]
    await frame.getByRole('button', { name: 'Draw this group small' }).click()
    await hands.node('text/prompt').waitFor({ state: 'hidden' })
    // Its wires go on from the small frame.
    expect(await editor.page.locator('[data-edge-id="prompt-rewriter"]').isVisible()).toBe(true)
    expect(await undoButton().getAttribute('aria-label')).toBe(undo)
    expect(await saved()).toEqual(file)
    await frame.getByRole('button', { name: 'Show what is in this group' }).click()
    await hands.node('text/prompt').waitFor()
    await hands.undo()
    await frame.waitFor({ state: 'detached' })
  })

  it('a note is put up, written and taken down', async () => {
    const { x, y } = await hands.empty()
    await editor.page.mouse.click(x, y, { button: 'right' })
    await editor.page.getByRole('menuitem', { name: 'Add a note' }).click()
    const note = editor.page.locator('[data-note-id]')
    await note.getByRole('textbox', { name: 'Note' }).fill('The fox comes from the left.')
    expect(JSON.stringify(await saved())).toContain('The fox comes from the left.')
    await hands.undo()
    await hands.undo()
    await note.waitFor({ state: 'detached' })
  })
})

describe('subgraphs', { timeout: 60_000 }, () => {
  it('nodes become one, with ports that are named and settings that are shown', async () => {
    const before = await hands.nodes.count()
    await makeWords()
    await expect.poll(() => hands.nodes.count()).toBe(before - 1)
    const instance = instances()
    expect(await instance.getAttribute('aria-label')).toBe('Words')
    await hands.header(instance).hover()
    await instance.getByRole('button', { name: 'About Words' }).click()
    await editor.page.getByText('A graph of its own, version 1.', { exact: false }).first().waitFor()
    await editor.page.keyboard.press('Escape')
    await instance.locator('[data-port="what-is-said"][data-side="output"][data-connected="true"]').waitFor()
    await instance.getByRole('switch', { name: 'Leave out' }).waitFor()
    // What the form shows of a node inside is set through the new node.
    expect(await instance.getByRole('textbox', { name: 'Prompt' }).inputValue()).toContain('a fox runs')
    await hands.undoTo(before)
  })

  it('nodes that stand apart become one that lies over none of the others', async () => {
    const before = await hands.nodes.count()
    await hands.choose(hands.node('text/prompt'))
    await hands.choose(hands.node('clip/empty-clip'), true)
    await editor.page.keyboard.press('Control+Shift+g')
    await makeNode().getByRole('button', { name: 'Make node' }).click()
    await expect.poll(() => hands.nodes.count()).toBe(before - 1)
    const made = (await instances().boundingBox())!
    const under = await hands.nodes.evaluateAll((all, made) => {
      const others = all.filter((one) => !one.getAttribute('data-node-type')!.startsWith('subgraph/'))
      return others.flatMap((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect()
        const apart =
          left >= made.x + made.width || right <= made.x || top >= made.y + made.height || bottom <= made.y
        return apart ? [] : [one.getAttribute('data-node-id')]
      })
    }, made)
    expect(under).toEqual([])
    await hands.undoTo(before)
  })

  it('is looked into and changed in place, and every node made of it changes with it', async () => {
    const before = await hands.nodes.count()
    await makeWords()
    await hands.choose(instances().first())
    await editor.page.keyboard.press('Control+d')
    await expect.poll(() => instances().count()).toBe(2)
    const copy = (await instances().last().boundingBox())!
    await hands.drag({ x: copy.x + 60, y: copy.y + 12 }, { x: copy.x + 60, y: copy.y + copy.height + 60 })
    await editor.page.mouse.up()
    await hands.header(instances().first()).dblclick({ position: { x: 60, y: 12 } })
    await crumbs().waitFor()
    await hands.node('text/prompt-rewriter').waitFor()
    // A setting inside that is not shown outside yet.
    const name = crumbs().getByRole('textbox', { name: 'Name of this subgraph' })
    await name.fill('')
    await name.pressSequentially('Said so')
    await expect.poll(() => name.inputValue()).toBe('Said so')
    await name.fill('Said')
    await hands.choose(hands.node('text/prompt-rewriter'))
    await editor.page.keyboard.press('Control+b')
    await hands.standing('text/prompt-rewriter', 'bypassed').waitFor()
    await crumbs().getByRole('button', { name: 'Text to video' }).click()
    await expect
      .poll(() => instances().evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))))
      .toEqual(['Said', 'Said'])
    // One of them is given a definition of its own: the other keeps the old one.
    await hands.menu(instances().last(), 'Give it a definition of its own')
    const types = await instances().evaluateAll((all) => all.map((one) => one.getAttribute('data-node-type')))
    expect(new Set(types).size).toBe(2)
    for (let steps = 0; steps < 5; steps++) await hands.undo()
    await hands.undoTo(before)
  })

  it('is published to the palette with a version, and found there by another workflow', async () => {
    await makeWords()
    await hands.menu(instances(), 'Publish to the palette')
    await editor.page.getByText('Version 1 of "Words" is in the palette.').waitFor()
    await hands.header(instances()).dblclick({ position: { x: 60, y: 12 } })
    await hands.choose(hands.node('text/prompt-rewriter'))
    await editor.page.keyboard.press('Control+b')
    await crumbs().getByRole('button', { name: 'Publish' }).click()
    await editor.page.getByText('Version 2 of "Words" is in the palette.').waitFor()
    await crumbs().getByText('version 2').waitFor()
    await crumbs().getByRole('button', { name: 'Text to video' }).click()
    expect(await instances().getAttribute('data-node-type')).toBe('subgraph/words@2')

    // A version that was published elsewhere is taken over by every node made of it.
    await hands.undo()
    await hands.undo()
    await editor.page.locator('[data-node-type="subgraph/words@1"]').waitFor()
    await hands.menu(instances(), 'Update to the published version')
    await editor.page.locator('[data-node-type="subgraph/words@2"]').waitFor()

    // Another workflow: the definition comes along.
    await hands.command('New workflow')
    await expect.poll(() => hands.nodes.count()).toBe(0)
    await editor.page.locator('.canvas').press('Space')
    const palette = editor.page.getByRole('dialog', { name: 'Add a node' })
    await palette.getByRole('combobox').fill('words')
    await palette.getByRole('option', { name: /^Words Published/ }).click()
    await editor.page.locator('[data-node-type="subgraph/words@2"]').waitFor()
    expect((await saved()).subgraphs?.['words']).toMatchObject({ title: 'Words', version: 2 })
  })

  it('is exported as a file, which is pasted as a node', async () => {
    const [download] = await Promise.all([
      editor.page.waitForEvent('download'),
      hands.menu(instances(), 'Export it as a file'),
    ])
    expect(download.suggestedFilename()).toBe('words.reelgraph.json')
    const text = await readFile(await download.path(), 'utf8')
    await editor.page.evaluate((words) => navigator.clipboard.writeText(words), text)
    await editor.page.keyboard.press('Control+v')
    await expect.poll(() => instances().count()).toBe(2)
    const types = await instances().evaluateAll((all) => all.map((one) => one.getAttribute('data-node-type')))
    expect(new Set(types)).toEqual(new Set(['subgraph/words@2']))
  })

  it('is taken apart again, and off the palette', async () => {
    await hands.menu(instances().last(), 'Unpack into this graph')
    await hands.node('text/prompt-rewriter').waitFor()
    await hands.choose(instances())
    await hands.command('Take it off the palette')
    await editor.page.getByText('"Words" is not in the palette any more.').waitFor()
    await hands.command('New workflow')
    await expect.poll(() => hands.nodes.count()).toBe(0)
    await editor.page.locator('.canvas').press('Space')
    const palette = editor.page.getByRole('dialog', { name: 'Add a node' })
    await palette.getByRole('combobox').fill('words')
    expect(await palette.getByRole('option', { name: /Published/ }).count()).toBe(0)
  })
})
