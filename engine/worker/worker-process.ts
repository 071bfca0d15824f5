import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { frameBytes, FrameReader } from './frames.ts'
import { memoryKills } from './memory-kills.ts'
import type { ServerMessage, WorkerMessage } from './protocol.ts'
import { Pulse } from './pulse.ts'
import type { PulseLimits } from './pulse.ts'
import { tsxArguments } from './tsx-loader.ts'
import type { LossCode, ProcessEnd } from './worker-lost.ts'
import { workerMessageOf } from './worker-message-of.ts'

const entry = fileURLToPath(new URL('./entry.ts', import.meta.url))

/** How a worker is started. */
export interface LaunchOptions extends PulseLimits {
  /** Further arguments of Node. */
  readonly nodeArguments?: readonly string[]
}

/** Who hears a worker. Nothing comes after `end`. */
export interface WorkerListener {
  message(message: WorkerMessage, body: Buffer): void
  /** All that came at once has been handed on. */
  heard(): void
  end(end: ProcessEnd): void
}

/**
 * A worker's process and its pipes: 3 to it, 4 from it, 5 its beats. Ends it where it stops beating or says what is no
 * message, and tells how it ended.
 */
export class WorkerProcess {
  readonly #child: ChildProcess
  #listener: WorkerListener
  readonly #pulse: Pulse
  #kills = memoryKills()
  readonly #control: Duplex | undefined
  #said = ''
  #verdict: ProcessEnd['verdict']
  #ended = false

  constructor(options: LaunchOptions, listener: WorkerListener) {
    this.#listener = listener
    const { nodeArguments = [], silenceMs, hangMs } = options
    this.#child = spawn(process.execPath, [...nodeArguments, ...tsxArguments(), entry], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    })
    this.#pulse = new Pulse({ silenceMs, hangMs }, (reason) => this.kill({ code: 'worker.hung', reason }))
    // Without file descriptors to spare there are no pipes, and an error follows.
    const pipes: readonly unknown[] = this.#child.stdio ?? []
    const [said, control, messages, beats] = pipes.slice(2) as (Duplex | undefined)[]
    said?.on('data', (chunk: Buffer) => (this.#said = (this.#said + chunk.toString()).slice(-16_384)))
    beats?.on('data', (chunk: Buffer) => this.#pulse.hear(chunk.toString()))
    const reader = new FrameReader()
    messages?.on('data', (chunk: Buffer) => {
      this.#hear(reader, chunk)
      // A worker that tells much would be read on and on before the loop turns; between two chunks others have their turn.
      messages.pause()
      setImmediate(() => messages.resume())
    })
    // A pipe breaks when the process dies, and the end says why.
    for (const pipe of [said, control, messages, beats]) pipe?.on('error', () => {})
    this.#control = control
    this.#child.on('error', (error) => this.#end(null, null, error.message))
    this.#child.on('exit', (code, signal) => {
      // The last words may still be in the pipes, which somebody else might hold open.
      const late = setTimeout(() => this.#end(code, signal), 500)
      this.#child.once('close', () => {
        clearTimeout(late)
        this.#end(code, signal)
      })
    })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** Somebody else hears it from now on, and what happened to others before is no matter of its. */
  adopt(listener: WorkerListener): void {
    this.#listener = listener
    this.#kills = memoryKills()
  }

  send(message: ServerMessage): void {
    // What it said in runs before tells nothing of how it ends in this one.
    if (message.type === 'run') this.#said = ''
    if (!this.#ended && this.#control?.writable) this.#control.write(frameBytes(message))
  }

  /** Ends the process at once; with a verdict where it is to blame. */
  kill(verdict?: { readonly code: LossCode; readonly reason: string }): void {
    this.#verdict ??= verdict
    this.#child.kill('SIGKILL')
  }

  #hear(reader: FrameReader, chunk: Buffer): void {
    if (this.#verdict || this.#ended) return
    try {
      for (const { message: received, body } of reader.push(chunk)) {
        const message = workerMessageOf(received)
        if (!message) return this.#junk()
        this.#listener.message(message, body)
      }
      this.#listener.heard()
    } catch (error) {
      // A reader throws syntax errors; what a listener throws is not the worker's fault.
      if (!(error instanceof SyntaxError)) throw error
      this.#junk()
    }
  }

  #junk(): void {
    const reason = 'The process that makes videos said something that makes no sense, and was ended.'
    this.kill({ code: 'worker.junk', reason })
  }

  #end(code: number | null, signal: NodeJS.Signals | null, said = this.#said): void {
    if (this.#ended) return
    this.#ended = true
    this.#pulse.stop()
    const memoryKill = memoryKills() > this.#kills
    const verdict = this.#verdict && { verdict: this.#verdict }
    this.#listener.end({ code, signal, said, memoryKill, ...verdict })
  }
}
