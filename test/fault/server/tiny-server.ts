import { declarations } from '../../../nodes/declarations.generated.ts'
import { startServer } from '../../../engine/server/start-server.ts'
import type { SupervisorOptions } from '../../../engine/worker/supervisor-options.ts'
import { declarations as testDeclarations } from '../worker/test-nodes.ts'
import { packageFolder, testNodes } from './test-server.ts'

// A server with the nodes of tests as a process of its own, to be killed: `tiny-server.ts [WORKER OPTIONS AS JSON]`.
const worker = JSON.parse(process.argv[2] ?? '{}') as Partial<SupervisorOptions>
const { url } = await startServer({
  dataRoot: process.env['REELGRAPH_DATA']!,
  packageFolder,
  version: '0.0.0-test',
  declarations: [...declarations, ...testDeclarations],
  port: 0,
  device: { device: 'cpu', threads: 1 },
  worker: { extraNodes: testNodes, ...worker },
  onError: (error) => process.stderr.write(`${String(error)}\n`),
})
process.stdout.write(`listens on ${url}\n`)
