/**
 * `npx tsx bench/editor-canvas.ts [--url http://…]`: the canvas with 1,000 nodes and 1,500 wires in Chromium: scripting a
 * frame while it is panned, zoomed and 50 nodes are dragged; how long the graph takes to open; how many nodes render at a
 * keystroke. To reach: ≤ 8 ms median, ≤ 16 ms p95, ≤ 1.5 s, exactly one. All on one page in one run.
 */
import { cpus, loadavg } from 'node:os'
import type { CDPSession, Page } from 'playwright-core'
import { type OpenedEditor, openEditor } from '../test/e2e/editor/open-editor.ts'
import { largeWorkflow } from './large-workflow.ts'

interface Row {
  readonly what: string
  readonly frames: number
  readonly 'median ms': number
  readonly 'p95 ms': number
  readonly reached: boolean
}

const [most, mostLate] = [8, 16]
const frames = 120

const editor = await openEditor()
try {
  await report(editor)
} finally {
  await editor.close()
}

async function report({ page }: OpenedEditor): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const opened = await open(page)
  const { x, y } = await middle(page)
  const rows: Row[] = []
  for (const map of ['map', 'no map']) {
    const maps = await page.locator('.map').count()
    if (maps !== (map === 'map' ? 1 : 0)) throw new Error(`There are ${maps} maps on the page.`)
    rows.push(
      await measure(session, page, `pan, ${map}`, async (frame) => {
        if (frame === 0) {
          await page.mouse.move(x, y)
          await page.mouse.down({ button: 'middle' })
        }
        await page.mouse.move(x + 3 * Math.abs((frame % 80) - 40), y + 2 * Math.abs((frame % 60) - 30))
        if (frame === frames - 1) await page.mouse.up({ button: 'middle' })
      }),
      await measure(session, page, `zoom, ${map}`, async (frame) => {
        await page.mouse.wheel(0, frame % 60 < 30 ? -60 : 60)
      }),
    )
    await page.keyboard.press('Control+Shift+M')
  }
  rows.push(await dragFifty(session, page))
  const rendered = await typeInField(page)

  console.log(
    `${cpus()[0]?.model.trim()} · Chromium · load ${loadavg()[0]!.toFixed(2)} · 1,000 nodes, 1,500 wires`,
  )
  console.table(rows)
  console.table([
    { what: 'opening, to interactive', value: `${Math.round(opened)} ms`, reached: opened <= 1500 },
    {
      what: 'nodes that render at a keystroke',
      value: rendered.join(' '),
      reached: rendered.every((n) => n === 1),
    },
  ])
}

/** Drops the file on the page, as a person does, and waits until a frame is painted with the graph in it. */
async function open(page: Page): Promise<number> {
  const text = JSON.stringify(largeWorkflow(1000, 1500))
  // tsx names the functions in what is sent to the page by a helper that the page has not.
  await page.evaluate('globalThis.__name = (made) => made')
  return page.evaluate(async (dropped) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([dropped], 'large.reelgraph.json', { type: 'application/json' }))
    const started = performance.now()
    document
      .querySelector('.canvas')!
      .dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }))
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
    const ended = started + 60_000
    while (document.querySelectorAll('[data-node-id]').length < 1000) {
      if (performance.now() > ended) throw new Error('The graph of 1,000 nodes did not open within a minute.')
      await frame()
    }
    // Interactive: two frames on end that came in time.
    for (let inTime = 0, before = await frame(); inTime < 2;) {
      const now = await frame()
      inTime = now - before < 50 ? inTime + 1 : 0
      before = now
    }
    return performance.now() - started
  }, text)
}

/** Does a step of a gesture a frame, and sums what scripts took in it. */
async function measure(
  session: CDPSession,
  page: Page,
  what: string,
  step: (frame: number) => Promise<void>,
): Promise<Row> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const times: number[] = []
  for (let frame = 0; frame < frames; frame++) {
    const before = await scripting(session)
    await step(frame)
    await nextFrame(page)
    times.push(((await scripting(session)) - before) * 1000)
  }
  times.sort((a, b) => a - b)
  const [median, late] = [times[Math.floor(frames / 2)]!, times[Math.floor(frames * 0.95)]!]
  return {
    what,
    frames,
    'median ms': Number(median.toFixed(2)),
    'p95 ms': Number(late.toFixed(2)),
    reached: median <= most && late <= mostLate,
  }
}

async function scripting(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'ScriptDuration')!.value
}

function nextFrame(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))))
}

async function middle(page: Page): Promise<{ x: number; y: number }> {
  const box = (await page.locator('.canvas').boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Chooses fifty nodes with a box, and drags one of them. */
async function dragFifty(session: CDPSession, page: Page): Promise<Row> {
  await page
    .locator('.react-flow__pane')
    .focus()
    .catch(() => undefined)
  await page.keyboard.press('.')
  await page.waitForTimeout(400)
  await toCorner(page)
  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll('[data-node-id]')]
      .map((node) => node.getBoundingClientRect())
      .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }))
      .filter(({ right, bottom }) => right < 1000 && bottom < 640)
      .sort((a, b) => a.top - b.top || a.left - b.left)
      .slice(0, 50),
  )
  const box = {
    left: Math.min(...boxes.map(({ left }) => left)) - 3,
    top: Math.min(...boxes.map(({ top }) => top)) - 3,
    right: Math.max(...boxes.map(({ right }) => right)) + 1,
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)) + 1,
  }
  await page.keyboard.down('Shift')
  await page.mouse.move(box.left, box.top)
  await page.mouse.down()
  await page.mouse.move(box.right, box.bottom, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  const chosen = await page.locator('.react-flow__node.selected').count()
  const grip = boxes[0]!
  const at = { x: (grip.left + grip.right) / 2, y: (grip.top + grip.bottom) / 2 }
  return measure(session, page, `drag ${chosen} selected`, async (frame) => {
    if (frame === 0) {
      await page.mouse.move(at.x, at.y)
      await page.mouse.down()
      await page.mouse.move(at.x + 6, at.y + 6)
    }
    await page.mouse.move(at.x + 6 + (frame % 60), at.y + 6 + (frame % 40))
    if (frame === frames - 1) await page.mouse.up()
  })
}

/** Brings the upper left corner of the graph into view: it is larger than the canvas, however small it is drawn. */
async function toCorner(page: Page): Promise<void> {
  const corner = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('[data-node-id]')].map((node) => node.getBoundingClientRect())
    return { x: Math.min(...boxes.map(({ left }) => left)), y: Math.min(...boxes.map(({ top }) => top)) }
  })
  const from = { x: 140, y: 120 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down({ button: 'middle' })
  await page.mouse.move(from.x + 160 - corner.x, from.y + 160 - corner.y, { steps: 4 })
  await page.mouse.up({ button: 'middle' })
}

/** Waits until nothing renders for half a second: nodes that came into sight are filled in a few a frame. */
function filledIn(page: Page): Promise<void> {
  return page.evaluate(async () => {
    let last = performance.now()
    globalThis.reelgraphNodeRendered = () => void (last = performance.now())
    while (performance.now() - last < 500) await new Promise((done) => setTimeout(done, 50))
  })
}

/** Types in the prompt of a node, and counts which nodes rendered at each key. */
async function typeInField(page: Page): Promise<number[]> {
  await page.keyboard.press('Control+f')
  const find = page.getByRole('dialog', { name: 'Find a node' }).getByRole('textbox')
  await find.fill('prompt-0')
  await find.press('Enter')
  const field = page.locator('[data-node-id="prompt-0"] textarea')
  await field.focus()
  await filledIn(page)
  const counts: number[] = []
  for (const key of ['a', 'b', 'c', 'd', 'e']) {
    await page.evaluate(() => {
      const seen = new Set<string>()
      Object.assign(globalThis, { renderedNodes: seen })
      globalThis.reelgraphNodeRendered = (id) => void seen.add(id)
    })
    await field.press(key)
    await nextFrame(page)
    counts.push(
      await page.evaluate(() => (globalThis as unknown as { renderedNodes: Set<string> }).renderedNodes.size),
    )
  }
  return counts
}
