import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { buildEditor, isBuilt } from './build-editor.ts'
import type { EditorPages } from './engine/server/editor-pages.ts'

/** What is used of Next; its own types do not fit how Node loads it. */
interface NextApp {
  prepare(): Promise<void>
  getRequestHandler(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly upgradeHandler: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>
  close(): Promise<void>
}
type Next = (options: {
  readonly dev: boolean
  readonly dir: string
  readonly quiet: boolean
  readonly httpServer: Server
}) => NextApp

/** The folder of the package: the editor's sources and its build lie here. */
export const editorFolder = fileURLToPath(new URL('.', import.meta.url))

/** The editor as this process should show it: from its sources with REELGRAPH_DEV, else its build; undefined without one. */
export async function openEditor(wish: { readonly build: boolean }): Promise<EditorPages | undefined> {
  const development = (process.env['REELGRAPH_DEV'] ?? '') !== ''
  if (!development && wish.build && !isBuilt(editorFolder)) {
    process.stderr.write('Building the editor, once: this takes about a minute.\n')
    await buildEditor(editorFolder)
  }
  if (!development && !existsSync(join(editorFolder, '.next', 'BUILD_ID'))) return undefined
  return openPages(development)
}

/** Opens the editor's pages through Next: the build in `.next`, or the sources themselves while they are worked on. */
export async function openPages(development: boolean): Promise<EditorPages> {
  Object.assign(process.env, {
    NODE_ENV: development ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  const before = process.listeners('uncaughtException')
  const next = createRequire(import.meta.url)('next') as Next
  // Next would listen for upgrades on the server itself, past the rules of access; it gets one that nobody reaches.
  const app = next({ dev: development, dir: editorFolder, quiet: !development, httpServer: createServer() })
  await app.prepare()
  // Next goes on after an exception that nobody caught. This process must not: what it knows of runs is then in doubt.
  for (const listener of process.listeners('uncaughtException'))
    if (!before.includes(listener)) process.off('uncaughtException', listener)
  const answer = app.getRequestHandler()
  const own = development ? /^\/($|icon\.svg$|_next\/|__nextjs)/ : /^\/($|icon\.svg$|_next\/static\/)/
  return {
    development,
    owns: (path) => own.test(path),
    answer,
    upgrade: (request, socket, head) => {
      // Next leaves every other handshake open and unanswered.
      if (!development || !request.url?.startsWith('/_next/hmr')) return false
      void app.upgradeHandler(request, socket, head)
      return true
    },
    close: () => app.close(),
  }
}
