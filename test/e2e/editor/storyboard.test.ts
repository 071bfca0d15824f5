import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type OpenedEditor, openEditor } from './open-editor.ts'

const slow = 240_000
let editor: OpenedEditor

beforeAll(async () => {
  // Nothing travels while it is measured where it is.
  editor = await openEditor({ reducedMotion: 'reduce' })
}, slow)
afterAll(async () => {
  await editor.close()
  expect(editor.faults).toEqual([])
}, slow)

/** Opens a template as a saved workflow of its own. */
async function openTemplate(name: string): Promise<void> {
  const file = new URL(`../../../workflows/${name}.reelgraph.json`, import.meta.url)
  const workflow: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const { body } = await editor.server.json<{ id: string }>('/api/workflows', { workflow })
  // Until then, what is open may be written down once more.
  await editor.page.locator('[data-saved="saved"]').waitFor()
  await editor.page.evaluate((id) => {
    const open = JSON.stringify({ workflowId: id, place: id })
    for (const store of [sessionStorage, localStorage]) store.setItem('reelgraph.open', open)
  }, body.id)
  await editor.page.reload()
  await editor.page.waitForSelector('[data-node-id]')
}

const composer = () => editor.node('clip/multi-shot-composer')
const shots = () => composer().locator('[data-shot]')
const words = (shot: number) => composer().getByLabel(`Prompt of shot ${shot}`, { exact: true })
const cells = () => composer().locator('[data-frames]')
const undo = () => editor.page.getByRole('button', { name: /^Undo/ })

async function prompts(): Promise<string[]> {
  return shots()
    .locator('textarea')
    .evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value))
}

/** What is edited is on the server soon after. */
const saving = { timeout: 20_000 }

/** A setting of the composer, as it was last saved. */
async function saved(name: string): Promise<unknown> {
  const id = await editor.page.evaluate(
    () =>
      (JSON.parse(sessionStorage.getItem('reelgraph.open') ?? '{}') as { workflowId?: string }).workflowId,
  )
  const { body } = await editor.server.json<{
    workflow: { nodes: Record<string, { type: string; params: Record<string, unknown> }> }
  }>(`/api/workflows/${id}`)
  const node = Object.values(body.workflow.nodes).find(({ type }) => type === 'clip/multi-shot-composer')
  return node?.params[name]
}

beforeEach(async () => {
  await openTemplate('multi-shot')
  await composer().getByRole('button', { name: 'Open the storyboard' }).click()
  await composer().locator('[data-frames="9"]').waitFor()
}, slow)

test('the storyboard counts the frames that the composer lays out', { timeout: slow }, async () => {
  await composer().getByText('3 shots, 9 latent frames, 18 frames, 2.25 s at 8 fps').waitFor()
  expect(await shots().count()).toBe(3)
  await composer().getByText('Frames 3 to 5').waitFor()
})

test(
  'the end of a shot is stepped on the strip, and one step back undoes it',
  { timeout: slow },
  async () => {
    await composer().getByRole('slider', { name: 'End of shot 1' }).press('ArrowRight')
    await composer().locator('[data-frames="10"]').waitFor()
    await composer().getByText('Frames 4 to 6').waitFor()
    await undo().click()
    await composer().locator('[data-frames="9"]').waitFor()
  },
)

test('a drag of a shot’s end is one entry of the history', { timeout: slow }, async () => {
  const end = composer().getByRole('slider', { name: 'End of shot 1' })
  // Hovering waits until it has come to rest, which its box does not.
  await end.hover()
  const box = (await end.boundingBox())!
  const cell = (await cells().boundingBox())!.width / 9
  await editor.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await editor.page.mouse.down()
  for (let step = 1; step <= 6; step++)
    await editor.page.mouse.move(box.x + box.width / 2 + (cell * 2 * step) / 6, box.y + box.height / 2)
  await editor.page.mouse.up()
  await composer().locator('[data-frames="11"]').waitFor()
  await undo().click()
  await composer().locator('[data-frames="9"]').waitFor()
})

test('shots are put in another order by keys and by dragging', { timeout: slow }, async () => {
  const [one, two, three] = await prompts()
  await composer()
    .getByRole('button', { name: /^Move shot 1/ })
    .press('ArrowDown')
  await expect.poll(prompts).toEqual([two, one, three])
  const from = (await composer()
    .getByRole('button', { name: /^Move shot 1/ })
    .boundingBox())!
  const last = (await shots().nth(2).boundingBox())!
  await editor.page.mouse.move(from.x + 8, from.y + 8)
  await editor.page.mouse.down()
  await editor.page.mouse.move(from.x + 8, last.y + last.height / 2, { steps: 4 })
  await editor.page.mouse.move(from.x + 8, last.y + last.height, { steps: 2 })
  await editor.page.mouse.up()
  await expect.poll(prompts).toEqual([one, three, two])
  await undo().click()
  await expect.poll(prompts).toEqual([two, one, three])
  await undo().click()
  await expect.poll(prompts).toEqual([one, two, three])
})

test(
  'an @ offers the characters, and a renamed one is renamed in every shot',
  { timeout: slow },
  async () => {
    await words(3).fill('')
    await words(3).pressSequentially('@ho')
    await editor.page.getByRole('option', { name: /@horse/ }).waitFor()
    await words(3).press('Enter')
    await words(3).pressSequentially('jumps')
    await expect.poll(() => words(3).inputValue()).toBe('@horse jumps')
    await composer().getByRole('button', { name: 'Edit @horse' }).click()
    await composer().getByLabel('Name of @horse').fill('pony')
    await composer().getByLabel('Name of @horse').press('Enter')
    await expect.poll(() => words(3).inputValue()).toBe('@pony jumps')
    expect(await words(1).inputValue()).toBe('@butterfly grows and @pony stands still in a meadow')
    // The field keeps the focus: what is deleted next is a letter.
    await editor.page.keyboard.press('Backspace')
    expect(await composer().getByLabel('Name of @pony').inputValue()).toBe('pon')
    await composer().getByLabel('Name of @pony').fill('pony')
    await composer().waitFor()
  },
)

test('seconds and camera of a shot are set in its row', { timeout: slow }, async () => {
  const seconds = composer().getByRole('spinbutton', { name: 'Seconds of shot 2' })
  await seconds.fill('1.5')
  await seconds.press('Enter')
  await composer().locator('[data-frames="12"]').waitFor()
  await composer().getByText('Frames 3 to 8').waitFor()
  await composer().getByText('Frames 9 to 11').waitFor()
  await composer().getByRole('combobox', { name: 'Camera of shot 1' }).click()
  await editor.page.getByRole('option', { name: 'Pan left' }).click()
  await expect
    .poll(() => saved('shots'), saving)
    .toMatchObject([
      { seconds: 0.75, camera: 'pan-left' },
      { seconds: 1.5, camera: 'zoom-out' },
      { seconds: 0.75, camera: 'still' },
    ])
})

test('a character is described once, whatever shots name it', { timeout: slow }, async () => {
  await composer().getByRole('button', { name: 'Edit @horse' }).click()
  const about = composer().getByLabel('What @horse looks like')
  await about.fill('a dog')
  await about.press('Enter')
  expect(await words(1).inputValue()).toBe('@butterfly grows and @horse stands still in a meadow')
  await expect
    .poll(() => saved('characters'), saving)
    .toEqual([
      { name: 'horse', description: 'a dog' },
      { name: 'butterfly', description: 'a butterfly' },
    ])
})

test('a shot is duplicated, deleted and added', { timeout: slow }, async () => {
  await composer().getByRole('button', { name: 'Duplicate shot 2' }).click()
  await composer().locator('[data-frames="12"]').waitFor()
  await composer().getByRole('button', { name: 'Delete shot 1' }).click()
  await composer().locator('[data-frames="9"]').waitFor()
  await composer().getByRole('button', { name: 'Add shot' }).click()
  await expect.poll(() => shots().count()).toBe(4)
})

test(
  'Extend Clip shows how many frames are known and how many are to be made',
  { timeout: slow },
  async () => {
    await openTemplate('extend')
    const strip = editor.node('clip/extend-clip').locator('[data-known="9"][data-make="9"]')
    await strip.waitFor()
  },
)
