import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { startServer } from '../../../engine/server/start-server.ts'
import type { ServerOptions } from '../../../engine/server/server-options.ts'
import type { RunningServer } from '../../../engine/server/start-server.ts'

/** The package's own folder. */
export const packageFolder = fileURLToPath(new URL('../../../', import.meta.url))

/** The module with the nodes of tests. */
export const testNodes = fileURLToPath(new URL('../worker/test-nodes.ts', import.meta.url))

/** A real server on a free port over a data folder of its own. */
export interface TestServer extends RunningServer {
  readonly dataRoot: string
  readonly errors: unknown[]
  /** Stops it and removes its data. */
  end(): Promise<void>
}

/** Starts a server for a test. */
export async function testServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const dataRoot = options.dataRoot ?? (await mkdtemp(join(tmpdir(), 'reelgraph-server-')))
  const errors: unknown[] = []
  const server = await startServer({
    packageFolder,
    version: '0.0.0-test',
    declarations,
    port: 0,
    onError: (error) => errors.push(error),
    ...options,
    dataRoot,
  })
  return {
    ...server,
    dataRoot,
    errors,
    end: async () => {
      await server.stop()
      await rm(dataRoot, { recursive: true, force: true })
    },
  }
}
