import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { declarations } from '../../nodes/declarations.generated.ts'
import type { NodeDefinition } from '../define/index.ts'
import { registryOf } from '../graph/index.ts'
import type { NodeRun } from '../run/index.ts'
import { dataFolder } from '../store/data-folder.ts'
import { Attempts } from './attempts.ts'
import { openCache } from './open-cache.ts'
import { openOutputs } from './open-outputs.ts'
import { openServices } from './open-services.ts'
import { PreviewSender } from './preview-sender.ts'
import type { ServerMessage, WorkerMessage, WorkerSettings } from './protocol.ts'
import { StepArchive } from './step-archive.ts'

/** The way out of a worker. */
export interface WorkerExit {
  send(message: WorkerMessage, body?: Uint8Array): void
  /** Ends the process once everything sent is on its way. */
  leave(code: number): void
}

/** A worker that hears its server. */
export interface OpenWorker {
  hear(message: ServerMessage): Promise<void> | void
}

/** Node types beside those of the box; only tests bring any. */
interface ExtraNodes {
  readonly declarations: readonly NodeDefinition[]
  readonly implementations: Readonly<Record<string, NodeRun>>
}

/** A worker that waits to be told what to open. */
export function openWorker(exit: WorkerExit): OpenWorker {
  let attempts: Attempts | undefined
  const previews = new PreviewSender((attempt, { header, bytes }) =>
    exit.send({ type: 'preview', attempt, header }, bytes),
  )
  return {
    async hear(message) {
      switch (message.type) {
        case 'open':
          attempts = await open(message.settings, previews, exit.send)
          return
        case 'run': {
          const { type: _, ...job } = message
          attempts?.start(job)
          return
        }
        case 'cancel':
          return attempts?.cancel(message.attempt)
        case 'credit':
          return previews.credit()
        case 'watch':
          return previews.watch(message.run, message.on)
        case 'shutdown':
          await attempts?.shutdown()
          return exit.leave(0)
      }
    },
  }
}

async function open(
  settings: WorkerSettings,
  previews: PreviewSender,
  send: WorkerExit['send'],
): Promise<Attempts> {
  const data = dataFolder({ REELGRAPH_DATA: settings.dataRoot })
  const services = await openServices(settings.device, data)
  const { cache, settled } = openCache(data)
  const extra = await extraNodes(settings.extraNodes)
  const { provider, reason } = services.host.device
  const attempts = new Attempts({
    services,
    cache,
    settled,
    outputs: openOutputs(data),
    registry: registryOf([...declarations, ...extra.declarations]),
    extra: extra.implementations,
    ...(settings.checkpointShare !== undefined && { checkpointShare: settings.checkpointShare }),
    steps: new StepArchive(join(data.root, 'steps'), settings.stepBudgetBytes),
    previews,
    send,
  })
  send({ type: 'ready', pid: process.pid, device: { provider, reason } })
  return attempts
}

async function extraNodes(path: string | undefined): Promise<ExtraNodes> {
  if (path === undefined) return { declarations: [], implementations: {} }
  return (await import(pathToFileURL(path).href)) as ExtraNodes
}
