import { join } from 'node:path'
import { openEditor } from '../test/e2e/editor/open-editor.ts'

// How quickly a run is seen in the editor: the built page in Chromium, the real server, the embedded model. Each run has
// a seed of its own, so that the sampler works; the first one, which also loads the model, is told apart.
// `npx tsx bench/editor-run.ts [runs]`

const runs = Number(process.argv[2] ?? 5)

/** `editor-run-page.js`, as far as it is asked from here. */
interface InPage {
  ended(): boolean
  noted(): Noted
}

/** What the page notes of a run; times are milliseconds since Run was pressed. */
interface Noted {
  readonly event: number
  readonly preview: number
  readonly stepTold: number
  readonly step: number
  readonly previews: number
  readonly paintMs: readonly number[]
  /** For each preview while nothing else came in, how often React wrote to the page right after it. */
  readonly renders: readonly number[]
}

const editor = await openEditor()
try {
  const { page } = editor
  await page.addInitScript({ path: join(import.meta.dirname, 'editor-run-page.js') })
  // What the server says of a run can be held back, so that for a while previews alone come in.
  const held: (() => void)[] = []
  let holding = false
  await page.routeWebSocket(/sockets\/truth/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (holding && String(message).startsWith('42')) held.push(() => socket.send(message))
      else socket.send(message)
    })
  })
  await page.reload()
  await page.waitForSelector('[data-node-id]')
  /** Runs with a seed of its own and resolves with what the page has noted. */
  const run = async (seed: number, meanwhile?: () => Promise<void>): Promise<Noted> => {
    const field = page.getByRole('spinbutton', { name: 'Seed', exact: true })
    await field.fill(String(seed))
    await field.press('Enter')
    // What typing set off (checks, autosave) is over.
    await page.waitForTimeout(2500)
    await page.evaluate('bench.begin()')
    await page.keyboard.press('Control+Enter')
    await meanwhile?.()
    await page.waitForFunction(() => (Reflect.get(window, 'bench') as InPage).ended(), null, {
      timeout: 120_000,
    })
    return page.evaluate<Noted>('bench.noted()')
  }
  const all: Noted[] = []
  for (let i = 0; i < runs + 1; i++) all.push(await run(1000 + i))
  const quiet = await run(2000, async () => {
    await page.waitForSelector('[data-node-type="sampling/dit-sampler"] canvas[data-step]')
    await page.waitForFunction(() => (Reflect.get(window, 'bench') as InPage).noted().previews > 0)
    await page.evaluate('bench.quiet()')
    holding = true
    await page.waitForFunction(
      () => Number(document.querySelector<HTMLElement>('canvas[data-step]')?.dataset['step']) >= 20,
    )
    holding = false
    for (const send of held.splice(0)) send()
  })
  const warm = all.slice(1)
  // The first preview is of the first step, which cannot be seen before it is made.
  const firstPreview = of(warm, ({ preview }) => preview)
  const step = of(warm, ({ step }) => step)
  const reach = step.median + 100
  const verdict = firstPreview.median <= reach ? 'reached' : 'missed'
  const rows = [
    ['Run pressed → first event painted, ms', of(warm, ({ event }) => event), '≤ 100'],
    ['the same, while the model is loaded', of(all.slice(0, 1), ({ event }) => event), ''],
    [
      'Run pressed → first preview painted, ms',
      firstPreview,
      `≤ ${reach.toFixed(0)}, one step and 100 ms: ${verdict}`,
    ],
    [
      'first step told → its preview painted, ms',
      of(warm, ({ preview, stepTold }) => preview - stepTold),
      '≤ 100',
    ],
    ['one denoising step, ms', step, ''],
    ['main thread for one preview, ms', stats(warm.flatMap(({ paintMs }) => paintMs)), '≤ 4'],
    ['React renders for one preview, nothing else coming in', stats(quiet.renders), '0'],
    ['previews seen in a run', of(warm, ({ previews }) => previews), ''],
  ] as const
  console.log(`\n${'what'.padEnd(56)}${'median'.padStart(9)}${'worst'.padStart(9)}  reach`)
  for (const [what, { median, worst }, reach] of rows)
    console.log(`${what.padEnd(56)}${median.toFixed(1).padStart(9)}${worst.toFixed(1).padStart(9)}  ${reach}`)
} finally {
  await editor.close()
}

function of(all: readonly Noted[], value: (noted: Noted) => number) {
  return stats(all.map(value))
}

function stats(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  return { median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, worst: sorted.at(-1) ?? Number.NaN }
}
