import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CanvasHands } from './canvas-hands.ts'
import { onOneCanvas } from './on-one-canvas.ts'
import type { OpenedEditor } from './open-editor.ts'
import { lap, type Rect, rectsOf } from './rects.ts'

let editor: OpenedEditor
let hands: CanvasHands

// A small laptop.
onOneCanvas((canvas) => ({ editor, hands } = canvas), {
  viewport: { width: 1280, height: 800 },
  reducedMotion: 'reduce',
})

const ending = '.reelgraph.json'
const templates = readdirSync('workflows').flatMap((name) =>
  name.endsWith(ending) ? [name.slice(0, -ending.length)] : [],
)

const rects = (selector: string): Promise<Rect[]> => rectsOf(editor.page, selector)

/** The pairs of things that lie over each other, of two lists or of one. */
function laps(some: readonly Rect[], others?: readonly Rect[]): string[] {
  return some.flatMap((a, at) =>
    (others ?? some.slice(at + 1)).flatMap((b) => (lap(a, b) ? [`${a.name} and ${b.name}`] : [])),
  )
}

/** The wires that run under a node, each with that node; at its ends a wire only touches one. */
function wiresUnder(nodes: readonly Rect[]): Promise<string[]> {
  return editor.page.locator('[data-edge-id]').evaluateAll((wires, nodes) => {
    const found = wires.flatMap((wire) => {
      const path = wire.querySelector('path')!
      const toPage = path.getScreenCTM()!
      const under = new Set<string>()
      for (let along = 0; along <= path.getTotalLength(); along += 4) {
        const { x, y } = path.getPointAtLength(along).matrixTransform(toPage)
        for (const { name, left, right, top, bottom } of nodes)
          if (x > left + 3 && x < right - 3 && y > top + 3 && y < bottom - 3) under.add(name)
      }
      return [...under].map((name) => `${wire.getAttribute('data-edge-id')} under ${name}`)
    })
    return found
  }, nodes)
}

const zoom = (): Promise<number> =>
  editor.page
    .locator('.react-flow__viewport')
    .evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a)

/** Opens a template from the panel, and waits until nothing on the canvas moves any more. */
async function open(name: string): Promise<void> {
  const { page } = editor
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Templates' }).click()
  const panel = page.getByRole('complementary', { name: 'Templates' })
  await panel.locator(`[data-template="${name}"]`).click()
  await panel.waitFor({ state: 'detached' })
  await settled()
}

async function settled(): Promise<void> {
  await editor.page.waitForLoadState('networkidle')
  let before = ''
  await expect
    .poll(
      async () => {
        const last = before
        before = JSON.stringify(await rects('[data-node-id]'))
        return before === last
      },
      { interval: 250 },
    )
    .toBe(true)
}

describe('a template on a small laptop', { timeout: 60_000 }, () => {
  it.each(templates)('%s opens large enough to be read, with nothing over anything', async (name) => {
    await open(name)
    expect(await zoom()).toBeGreaterThanOrEqual(0.85)
    const nodes = await rects('[data-node-id]')
    expect(nodes.length).toBeGreaterThan(5)
    expect(laps(nodes)).toEqual([])
    expect(await hands.wires.count()).toBeGreaterThan(5)
    expect(await wiresUnder(nodes)).toEqual([])
    const seen = await rects('[data-node-id], .port-exposed')
    expect(laps(seen, await rects('aside[data-area], .map'))).toEqual([])
    const [canvas] = await rects('.canvas')
    const outside = seen.filter(
      ({ left, right, top, bottom }) =>
        left < canvas!.left || right > canvas!.right || top < canvas!.top || bottom > canvas!.bottom,
    )
    expect(outside).toEqual([])
  })

  it.each(['text-to-video', 'large'])('%s has room for what a bypassed node says', async (name) => {
    await open(name)
    const [before] = await rects('[data-node-type="text/prompt-rewriter"]')
    await hands.choose(hands.node('text/prompt-rewriter'))
    await editor.page.keyboard.press('Control+b')
    await hands.standing('text/prompt-rewriter', 'bypassed').getByText('goes straight through').waitFor()
    await settled()
    const [after] = await rects('[data-node-type="text/prompt-rewriter"]')
    expect(after!.bottom - after!.top).toBeGreaterThan(before!.bottom - before!.top)
    expect(laps(await rects('[data-node-id]'))).toEqual([])
  })

  it('is still seen whole when its nodes have grown, until somebody has moved the view', async () => {
    const { page } = editor
    await open('text-to-video')
    const grow = (height: number): Promise<void> =>
      hands.node('sampling/dit-sampler').evaluate((node, height) => {
        node.style.minHeight = `${height}px`
      }, height)
    const [canvas] = await rects('.canvas')
    const whole = async (): Promise<boolean> =>
      (await rects('[data-node-id]')).every(
        ({ top, bottom }) => top >= canvas!.top && bottom <= canvas!.bottom,
      )
    const first = await zoom()
    await grow(900)
    await expect.poll(async () => (await zoom()) < first && (await whole())).toBe(true)
    await page.mouse.move(700, 720)
    await page.mouse.wheel(0, -120)
    await settled()
    const own = await zoom()
    await grow(1200)
    await settled()
    expect(await zoom()).toBe(own)
    expect(await whole()).toBe(false)
    await hands.node('sampling/dit-sampler').evaluate((node) => node.style.removeProperty('min-height'))
  })

  it('has its map beside the inspector, where that lies over the graph', async () => {
    const { page } = editor
    await open('text-to-video')
    await hands.command('Show or hide the inspector')
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor()
    const [map] = await rects('.map')
    expect(laps([map!], await rects('aside[data-area]'))).toEqual([])
    await hands.command('Show or hide the inspector')
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor({ state: 'detached' })
    const [free] = await rects('.map')
    expect(free!.left).toBeGreaterThan(map!.left)
  })
})
