import { readFile } from 'node:fs/promises'
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import type { CanvasHands } from './canvas-hands.ts'
import { dropFile } from './drop-file.ts'
import { onOneCanvas } from './on-one-canvas.ts'
import type { OpenedEditor } from './open-editor.ts'

let editor: OpenedEditor
let hands: CanvasHands

onOneCanvas((canvas) => ({ editor, hands } = canvas))

/** Two nodes made of one subgraph, with other words in each. */
const workflow = {
  format: 'reelgraph',
  version: 1,
  id: 'linked',
  meta: { title: 'Linked' },
  nodes: {
    day: { type: 'subgraph/said@1', version: 1, title: 'Day', params: { words: 'a fox at noon' } },
    night: { type: 'subgraph/said@1', version: 1, title: 'Night', params: { words: 'a fox at night' } },
  },
  edges: {},
  subgraphs: {
    said: {
      version: 1,
      title: 'Said',
      inputs: [{ name: 'words', to: ['prompt', 'words'] }],
      outputs: [{ name: 'text', from: ['prompt', 'text'] }],
      nodes: { prompt: { type: 'text/prompt', version: 1, params: {} } },
      edges: {},
      layout: { nodes: { prompt: { x: 0, y: 0 } } },
    },
  },
  layout: { nodes: { day: { x: 0, y: 0 }, night: { x: 480, y: 0 } } },
}

const named = (name: string): Locator => editor.page.getByRole('group', { name, exact: true })
const crumbs = (): Locator => editor.page.getByRole('navigation', { name: 'Subgraphs' })
const prompt = (): Locator => hands.node('text/prompt')
const enter = async (name: string): Promise<void> => {
  await hands.header(named(name)).dblclick({ position: { x: 60, y: 12 } })
  await prompt().waitFor()
}
const leave = async (): Promise<void> => {
  await crumbs().getByRole('button', { name: 'Linked' }).click()
  await named('Day').waitFor()
}
const stands = (node: Locator): Promise<string | null> => node.getAttribute('data-state')

/** The workflow as it would be saved. */
async function saved(): Promise<WorkflowDocument> {
  const [download] = await Promise.all([
    editor.page.waitForEvent('download'),
    editor.page.keyboard.press('Control+Shift+s'),
  ])
  return JSON.parse(await readFile(await download.path(), 'utf8')) as WorkflowDocument
}

/** The hash of what something keeps of its text. */
const hashIn = (
  node: { readonly frozen?: Readonly<Record<string, { sha256: string }>> | undefined } | undefined,
) => node?.frozen?.['text']?.sha256

/** Runs one of the two, as far as what is inside it stands so afterwards. */
async function run(name: string, ...states: readonly string[]): Promise<void> {
  await hands.choose(named(name))
  await editor.page.keyboard.press('Alt+Enter')
  await enter(name)
  await expect.poll(() => stands(prompt()), { timeout: 60_000 }).toMatch(new RegExp(states.join('|')))
  await expect.poll(async () => (await newest())?.status).toBe('done')
  await leave()
}

async function newest(): Promise<{ readonly status: string } | undefined> {
  const { body } = await editor.server.json<{ runs: { status: string }[] }>('/api/runs')
  return body.runs[0]
}

/** Freezes one of the two from outside, or lets go of it. */
async function toggle(name: string, frozen: boolean): Promise<void> {
  await hands.choose(named(name))
  await editor.page.keyboard.press('Control+l')
  await expect.poll(async () => (await stands(named(name))) === 'frozen').toBe(frozen)
}

/** The hash of what one of the two gives now. */
async function given(name: string): Promise<string | undefined> {
  await toggle(name, true)
  const hash = hashIn((await saved()).nodes[name.toLowerCase()])
  await toggle(name, false)
  return hash
}

describe('freeze in a subgraph that stands in two places', { timeout: 240_000 }, () => {
  let [ofDay, ofNight]: (string | undefined)[] = []

  it('from outside keeps what each of them gave', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(workflow))
    await dropFile(editor.page, 'linked.json', bytes, 'application/json')
    await named('Night').waitFor()
    await run('Day', 'done', 'cached')
    ofDay = await given('Day')
    await run('Night', 'done', 'cached')
    ofNight = await given('Night')
    expect(ofDay).toMatch(/^[0-9a-f]{64}$/)
    expect(ofNight).toMatch(/^[0-9a-f]{64}$/)
    expect(ofNight).not.toBe(ofDay)
  })

  it('inside one of them keeps the same in both, and says so', async () => {
    const { page } = editor
    await run('Day', 'done', 'cached')
    await enter('Day')
    await hands.choose(prompt())
    await page.keyboard.press('Control+l')
    await hands.standing('text/prompt', 'frozen').waitFor()
    await page.getByText('It is kept in all 2 places where "Said" stands', { exact: false }).first().waitFor()
    const note = page.locator('[data-area="inspector"]').getByRole('note')
    await note.getByText('It is kept in all 2 places where "Said" stands', { exact: false }).waitFor()
    expect(hashIn((await saved()).subgraphs!['said']!.nodes['prompt'])).toBe(ofDay)
    await leave()
    await enter('Night')
    expect(await stands(prompt())).toBe('frozen')
    await leave()
    // What the other gives from now on.
    await run('Night', 'frozen')
    expect(await given('Night')).toBe(ofDay)
  })

  it('is there after a reload, and after an edit in place', async () => {
    const { page } = editor
    await page.locator('[data-saved="saved"]').waitFor()
    await page.reload()
    await named('Day').waitFor()
    await enter('Night')
    await hands.standing('text/prompt', 'frozen').waitFor()
    await crumbs().getByRole('textbox', { name: 'Name of this subgraph' }).fill('Spoken')
    await prompt().getByRole('textbox').first().fill('an owl')
    await hands.standing('text/prompt', 'frozen').waitFor()
    await leave()
    await enter('Day')
    await hands.standing('text/prompt', 'frozen').waitFor()
    expect(hashIn((await saved()).subgraphs!['said']!.nodes['prompt'])).toBe(ofDay)
    await leave()
  })

  it('is let go of in one of them alone, once that has a definition of its own', async () => {
    const { page } = editor
    await hands.menu(named('Night'), 'Give it a definition of its own')
    await enter('Night')
    await hands.choose(prompt())
    await page.keyboard.press('Control+l')
    await expect.poll(() => stands(prompt())).not.toBe('frozen')
    await leave()
    await enter('Day')
    expect(await stands(prompt())).toBe('frozen')
    await leave()
    // Only the words inside were edited; those of this one are set from outside.
    await run('Night', 'done', 'cached')
    expect(await given('Night')).toBe(ofNight)
  })
})
