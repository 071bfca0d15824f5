import { Socket } from 'node:net'
import { hasCode } from '../define/reelgraph-error.ts'
import { frameBytes, FrameReader } from './frames.ts'
import type { ServerMessage, WorkerMessage } from './protocol.ts'
import { startWatchdog } from './watchdog.ts'

/**
 * The process that owns the device. It hears the server through pipe 3 and answers through pipe 4; a thread of its own
 * beats through pipe 5. What runs models is loaded only after that thread lives.
 */
startWatchdog()
// Ctrl+C reaches every process of a terminal; the server decides what becomes of this one, and its end is heard.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

const outgoing = new Socket({ fd: 4, readable: false, writable: true })
outgoing.on('error', () => process.exit(0))
const send = (message: WorkerMessage, body?: Uint8Array): void => {
  outgoing.write(frameBytes(message, body))
}
const leave = (code: number): void => {
  outgoing.end(() => process.exit(code))
}

const serving = (async () => {
  const { openWorker } = await import('./open-worker.ts')
  return openWorker({ send, leave })
})()

const incoming = new Socket({ fd: 3, readable: true, writable: false })
const reader = new FrameReader()
// Messages wait for the modules, one behind another.
let handled: Promise<void> = Promise.resolve()
incoming.on('data', (chunk: Buffer) => {
  for (const { message } of reader.push(chunk)) {
    handled = handled
      .then(async () => (await serving).hear(message as ServerMessage))
      .catch((thrown: unknown) => cannotBegin(thrown))
  }
})
incoming.on('close', () => process.exit(0))

/** Opening fails for reasons that a person can mend, a device that is not there above all: they are said, not died of. */
function cannotBegin(thrown: unknown): void {
  if (!hasCode(thrown)) throw thrown
  const { code, subject, message } = thrown
  send({ type: 'unready', error: { code, subject, message } })
  leave(1)
}
