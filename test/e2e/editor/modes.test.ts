import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { CanvasHands } from './canvas-hands.ts'
import { onOneCanvas } from './on-one-canvas.ts'
import type { OpenedEditor } from './open-editor.ts'

let editor: OpenedEditor
let hands: CanvasHands
const [sampler, scheduler, rewriter] = [
  'sampling/dit-sampler',
  'sampling/noise-scheduler',
  'text/prompt-rewriter',
]
const slow = 240_000

onOneCanvas((canvas) => ({ editor, hands } = canvas))

const until = (type: string, state: string): Promise<void> =>
  hands.standing(type, state).waitFor({ timeout: 120_000 })
const note = (type: string): Locator => hands.node(type).locator('.node-note')

/** Titles of nodes that are drawn whole and that their headers have no room for. */
const cutTitles = (): Promise<(string | null)[]> =>
  editor.page
    .locator('.canvas[data-level="full"] .node-title')
    .evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
    )

async function set(type: string, label: string, value: number): Promise<void> {
  await hands.choose(hands.node(type))
  const inspector = editor.page.locator('[data-area="inspector"]')
  const field = inspector.getByRole('spinbutton', { name: label, exact: true })
  await field.fill(String(value))
  await field.press('Enter')
}

// What each combination of mute, bypass, freeze and group comes to is the table in test/unit/panels/standing.test.ts.
describe('modes', { timeout: 60_000 }, () => {
  it('mute leaves a node out, and says so', async () => {
    await hands.choose(hands.node(rewriter))
    await editor.page.keyboard.press('Control+m')
    const muted = hands.standing(rewriter, 'muted')
    await muted.getByText('Left out of the run, and so is what needs it.').waitFor()
    await editor.page.keyboard.press('Control+m')
    await hands.standing(rewriter, 'idle').waitFor()
  })

  it('bypass is striped, and shows which input goes through', async () => {
    await hands.choose(hands.node(rewriter))
    await editor.page.keyboard.press('Control+b')
    const bypassed = hands.standing(rewriter, 'bypassed')
    await bypassed.getByText('Text goes straight through.').waitFor()
    // The line begins and ends in the middle of both ports.
    const ends = await bypassed.locator('.forward-lines path').evaluate((line: SVGPathElement) => {
      const toPage = line.getScreenCTM()!
      return [0, line.getTotalLength()].map((along) => {
        const { x, y } = line.getPointAtLength(along).matrixTransform(toPage)
        return { x, y }
      })
    })
    const ports = await Promise.all(
      ['input', 'output'].map((side) =>
        hands.middleOf(bypassed.locator(`[data-port="text"][data-side="${side}"]`)),
      ),
    )
    expect(ends).toHaveLength(2)
    for (const [at, { x, y }] of ends.entries())
      expect(Math.hypot(x - ports[at]!.x, y - ports[at]!.y)).toBeLessThanOrEqual(2)
    const stripes = await bypassed.evaluate((node) =>
      [node, ...node.querySelectorAll('*')].some((one) =>
        [getComputedStyle(one), getComputedStyle(one, '::before'), getComputedStyle(one, '::after')].some(
          ({ backgroundImage }) => backgroundImage.startsWith('repeating-linear-gradient(135deg'),
        ),
      ),
    )
    expect(stripes).toBe(true)
    await editor.page.keyboard.press('Control+b')
    await hands.standing(rewriter, 'idle').waitFor()
  })

  it('a group passes its mode on to all that is in it, as one step', async () => {
    await hands.choose(hands.node('text/prompt'))
    await hands.choose(hands.node(rewriter), true)
    await editor.page.keyboard.press('Control+g')
    const frame = editor.page.locator('[data-group-id]')
    const box = (await frame.boundingBox())!
    // At its upper edge: wires cross the header further down.
    await editor.page.mouse.click(box.x + box.width - 40, box.y + 5)
    await editor.page.keyboard.press('Control+m')
    await hands.standing('text/prompt', 'muted').waitFor()
    await hands.standing(rewriter, 'muted').waitFor()
    await hands.undo()
    await hands.standing('text/prompt', 'idle').waitFor()
    await hands.standing(rewriter, 'idle').waitFor()

    // What is in it goes along with arrow keys, and is in it after the graph was tidied.
    const words = hands.node('text/prompt')
    const apart = async (): Promise<readonly number[]> => {
      const [outer, inner] = [(await frame.boundingBox())!, (await words.boundingBox())!]
      return [inner.x - outer.x, inner.y - outer.y].map(Math.round)
    }
    const [room, before] = [await apart(), await hands.place(words)]
    for (let presses = 0; presses < 5; presses++) await editor.page.keyboard.press('ArrowDown')
    await expect.poll(() => hands.place(words)).not.toBe(before)
    await expect.poll(apart).toEqual(room)
    await hands.undo()
    await expect.poll(() => hands.place(words)).toBe(before)
    await editor.page.keyboard.press('Escape')
    await editor.page.keyboard.press('Control+Shift+f')
    await expect.poll(() => hands.place(words), { timeout: 15_000 }).not.toBe(before)
    // Looked at all at once: the view moves meanwhile.
    const inFrame = (): Promise<readonly (string | undefined)[]> =>
      editor.page.evaluate(() => {
        const around = document.querySelector('[data-group-id]')!.getBoundingClientRect()
        return [...document.querySelectorAll<HTMLElement>('[data-node-type]')].flatMap((node) => {
          const { x, y, width, height } = node.getBoundingClientRect()
          const [across, down] = [x + width / 2, y + height / 2]
          const isInside =
            across > around.left && across < around.right && down > around.top && down < around.bottom
          return isInside ? [node.dataset['nodeType']] : []
        })
      })
    await expect.poll(async () => new Set(await inFrame())).toEqual(new Set(['text/prompt', rewriter]))
    await hands.rest()
    await hands.undo()
    await expect.poll(() => hands.place(words)).toBe(before)
    await hands.undo()
    await frame.waitFor({ state: 'detached' })
  })

  it('what has given nothing cannot be frozen yet, and says so', async () => {
    await hands.choose(hands.node(sampler))
    await editor.page.keyboard.press('Control+l')
    await editor.page.getByText('There is nothing to keep yet. Run the node once.').waitFor()
    await hands.standing(sampler, 'idle').waitFor()
  })
})

describe('a run', { timeout: slow }, () => {
  it('is told on each node: its ring, how long it took, and what is reused', async () => {
    // So many that a page which looks up twice a second sees it running.
    await set(scheduler, 'Steps', 60)
    await editor.page.keyboard.press('Escape')
    await editor.page.keyboard.press('Control+Enter')
    await until(sampler, 'running')
    await expect.poll(() => note(sampler).textContent()).toMatch(/^\d+:\d\d$|^\d+(\.\d)? s$/)
    await hands.node(sampler).locator('.node-ring').waitFor()
    await until('media/save-video', 'done')
    await until(sampler, 'done')
    expect(await note(sampler).textContent()).toMatch(/\d/)
    // The same again is not made again.
    await set('media/save-video', 'Scale', 5)
    await editor.page.keyboard.press('Escape')
    await editor.page.keyboard.press('Control+Enter')
    await until('codec/decoder', 'cached')
    expect(await note('codec/decoder').textContent()).toBe('Cached')
    // The word gives way to the title, and the ring says it then.
    await editor.page.keyboard.press('Control+f')
    await editor.page.getByRole('dialog', { name: 'Find a node' }).waitFor()
    await editor.page.keyboard.type('Decode')
    await editor.page.keyboard.press('Enter')
    await editor.page.waitForSelector('.canvas[data-level="full"]')
    await expect.poll(() => cutTitles()).toEqual([])
    const ring = hands.standing('codec/decoder', 'cached').locator('.node-ring')
    expect(await ring.getAttribute('data-tip')).toBe('Cached')
    await until('media/save-video', 'done')
  })

  it('freeze keeps what a node gave, across a reload: nothing before it runs again', async () => {
    await hands.choose(hands.node(sampler))
    await editor.page.keyboard.press('Control+l')
    const frozen = hands.standing(sampler, 'frozen')
    await frozen.waitFor({ timeout: 60_000 })
    await frozen.getByText(/Keeps its last result/).waitFor()
    await editor.page.getByText('Saved', { exact: true }).first().waitFor()
    await editor.page.reload()
    await frozen.waitFor()
    // Another seed would make another clip, were the sampler asked.
    await set(sampler, 'Seed', 8)
    await set('media/save-video', 'Scale', 4)
    await editor.page.keyboard.press('Escape')
    await editor.page.keyboard.press('Control+Enter')
    await until('media/save-video', 'done')
    expect(await hands.node('text/text-encoder').getAttribute('data-state')).toBe('idle')
    expect(await hands.node(sampler).getAttribute('data-state')).toBe('frozen')
  })

  it('a bypass puts what is kept aside, and gives it back', async () => {
    await hands.choose(hands.node(sampler))
    await editor.page.keyboard.press('Control+b')
    await hands.standing(sampler, 'bypassed').waitFor()
    await editor.page.keyboard.press('Control+b')
    await hands.standing(sampler, 'frozen').waitFor()
    await editor.page.keyboard.press('Control+l')
    await expect.poll(() => hands.node(sampler).getAttribute('data-state')).not.toBe('frozen')
  })

  it('a node says what is wrong with it in a sentence, with what mends it', async () => {
    const lost = {
      format: 'reelgraph',
      version: 1,
      id: 'lost',
      nodes: {
        lost: {
          type: 'text/prompt',
          version: 1,
          params: { words: 'gone' },
          title: 'Lost words',
          frozen: { other: { sha256: 'f'.repeat(64), bytes: 3 } },
        },
      },
      layout: { nodes: { lost: { x: 0, y: 0 } } },
    }
    await editor.page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(lost))
    const { x, y } = await hands.empty()
    await editor.page.mouse.click(x, y)
    await editor.page.keyboard.press('Control+v')
    const node = editor.page.getByRole('group', { name: 'Lost words' })
    await node
      .locator('.node-trouble')
      .getByText(/Unfreeze the node/)
      .waitFor()
    await node.locator('.node-trouble').getByRole('button', { name: 'Unfreeze' }).click()
    await node.locator('.node-trouble').waitFor({ state: 'detached' })
  })
})
