/**
 * `npx tsx bench/editor-load.ts`: what the built editor loads in Chromium before its canvas can be used, each script by
 * itself. To reach: ≤ 350 kB of gzipped script. Usable means: the graph is painted with its wires; a node
 * takes a click then.
 */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import { openEditor } from '../test/e2e/editor/open-editor.ts'

const most = 350

/** What the page notes. */
interface Usable {
  readonly at: number
  readonly scripts: readonly string[]
}

interface Loaded {
  readonly script: string
  readonly 'sent kB': number
  readonly 'gzip kB': number
  readonly 'whole kB': number
  readonly what: string
}

/** Names that tell what a chunk holds; the compiler names chunks by their content alone. */
const signs: readonly (readonly [string, RegExp])[] = [
  ['react-dom', /suspendOnActiveViewTransition|__reactContainer\$/],
  ['next', /__next_f|next-route-announcer/],
  ['react flow', /react-flow__/],
  ['elkjs', /org\.eclipse\.elk/],
  ['zod', /invalid_union|ZodError/],
  ['declarations', /sampling\/dit-sampler/],
  ['radix', /data-radix-|RadixMenu|Radix/],
  ['socket.io', /websocket error|xhr poll error/],
  ['cmdk', /cmdk-input/],
  ['sonner', /data-sonner-toast/],
  ['fflate', /invalid zip data|unexpected EOF/],
  ['icons', /lucide/],
]

const editor = await openEditor()
try {
  const context = await editor.context.browser()!.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript({ path: join(import.meta.dirname, 'editor-load-page.js') })
  const seen: Response[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') seen.push(response)
  })
  await page.goto(editor.server.url)
  // The graph is drawn, and a node can be chosen.
  await page
    .locator('[data-node-type="sampling/dit-sampler"] .node-header')
    .click({ position: { x: 60, y: 12 } })
  await page.waitForSelector('.react-flow__node.selected')
  // What is fetched ahead while nobody waits is told apart.
  await page.waitForLoadState('networkidle')
  const { at: took, scripts } = await page.evaluate(
    () => (globalThis as unknown as { usable: Usable }).usable,
  )
  const early = new Set(scripts)
  const first = await Promise.all(seen.filter((response) => early.has(response.url())).map(measure))
  const later = await Promise.all(seen.filter((response) => !early.has(response.url())).map(measure))
  console.log('Scripts before the canvas is usable')
  console.table(first.toSorted((a, b) => b['sent kB'] - a['sent kB']))
  if (later.length > 0) {
    console.log('Scripts after it, while nobody waits')
    console.table(later.toSorted((a, b) => b['sent kB'] - a['sent kB']))
  }
  const sent = sum(first, 'sent kB')
  console.table([
    { what: 'script sent, kB', value: sent, reach: `≤ ${most}`, reached: sent <= most },
    { what: 'the same, gzipped at level 9, kB', value: sum(first, 'gzip kB'), reach: '', reached: '' },
    { what: 'the same, unpacked, kB', value: sum(first, 'whole kB'), reach: '', reached: '' },
    { what: 'address to usable canvas, ms', value: Math.round(took), reach: '', reached: '' },
  ])
  process.exitCode = sent <= most ? 0 : 1
} finally {
  await editor.close()
}

async function measure(response: Response): Promise<Loaded> {
  const [{ responseBodySize }, body] = await Promise.all([response.request().sizes(), response.body()])
  const text = body.toString('utf8')
  return {
    script: new URL(response.url()).pathname.split('/').at(-1)!,
    'sent kB': kB(responseBodySize),
    'gzip kB': kB(gzipSync(body, { level: 9 }).length),
    'whole kB': kB(body.length),
    what: signs
      .filter(([, sign]) => sign.test(text))
      .map(([name]) => name)
      .join(', '),
  }
}

function kB(bytes: number): number {
  return Number((bytes / 1000).toFixed(1))
}

function sum(rows: readonly Loaded[], column: 'sent kB' | 'gzip kB' | 'whole kB'): number {
  return Number(rows.reduce((total, row) => total + row[column], 0).toFixed(1))
}
