import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildEditor, isBuilt } from '../../../build-editor.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { ServeProcess } from '../serve-process.ts'

/** Where Debian has it. */
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const folder = join(import.meta.dirname, '..', '..', '..')

/** How an editor is opened. */
export interface OpenWish {
  readonly colorScheme?: 'dark' | 'light'
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly reducedMotion?: 'reduce' | 'no-preference'
  /** What the address says after the origin. */
  readonly path?: string
}

/** The built editor in a browser, on a server of its own with data of its own. */
export class OpenedEditor {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page's program threw; a test that ends with something in it has failed. */
  readonly faults: string[] = []
  server: ServeProcess
  readonly #browser: Browser
  readonly #data: string

  constructor(page: Page, server: ServeProcess, browser: Browser, data: string) {
    this.page = page
    this.context = page.context()
    this.server = server
    this.#browser = browser
    this.#data = data
    page.on('pageerror', (error) => this.faults.push(error.message))
  }

  /** The node of a type. */
  node(type: string) {
    return this.page.locator(`[data-node-type="${type}"]`).first()
  }

  /** Ends the server as a power cut would. */
  async killServer(): Promise<void> {
    await this.server.end('SIGKILL')
  }

  /** Starts it again where it was, with the data that it had. */
  async restartServer(): Promise<void> {
    const { port } = new URL(this.server.url)
    this.server = await ServeProcess.start(this.#data, {}, ['bin/reelgraph.js', 'serve', '--port', port])
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.server.end()
    await rm(this.#data, { recursive: true, force: true })
  }
}

/** Opens the editor and waits until its graph is there. The build is made first where it is older than the sources. */
export async function openEditor(wish: OpenWish = {}): Promise<OpenedEditor> {
  const { path = '/', viewport = { width: 1440, height: 900 }, ...look } = wish
  if (process.env['REELGRAPH_KEEP_BUILD'] === undefined)
    await oneAtATime('reelgraph-build', async () => {
      if (!isBuilt(folder)) await buildEditor(folder)
    })
  const data = await mkdtemp(join(tmpdir(), 'reelgraph-editor-'))
  const server = await ServeProcess.start(data)
  const browser = await chromium.launch({ executablePath, args: flags })
  const context = await browser.newContext({ viewport, ...look })
  const page = await context.newPage()
  const opened = new OpenedEditor(page, server, browser, data)
  await page.goto(server.url + path)
  await page.waitForSelector('[data-node-id]')
  return opened
}
