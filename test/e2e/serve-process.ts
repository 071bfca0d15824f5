import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import type { RunEvent } from '../../engine/run/index.ts'

/** A run as the API answers it. */
export interface ApiRun {
  readonly id: string
  readonly status: string
  readonly error?: { readonly code: string; readonly message: string }
  readonly outputs: readonly {
    readonly id: string
    readonly name: string
    readonly mime: string
    readonly bytes: number
    readonly sha256: string
  }[]
}

/** `reelgraph serve` in a process of its own, as a user starts it. */
export class ServeProcess {
  readonly url: string
  readonly child: ChildProcess
  readonly #sockets: Socket[] = []

  private constructor(url: string, child: ChildProcess) {
    this.url = url
    this.child = child
  }

  /** Resolves when it listens. `command` is what Node runs: the command's own entry, or a server with nodes of a test. */
  static start(
    dataDir: string,
    environment: NodeJS.ProcessEnv = {},
    command: readonly string[] = ['bin/reelgraph.js', 'serve', '--port', '0'],
  ): Promise<ServeProcess> {
    const child = spawn(process.execPath, command, {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, REELGRAPH_DATA: dataDir, NO_COLOR: '1', ...environment },
    })
    let said = ''
    return new Promise((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        said += chunk.toString()
        const url = /listens on (http:\S+)/.exec(said)?.[1]
        if (url) resolve(new ServeProcess(url, child))
      }
      child.stdout!.on('data', hear)
      child.stderr!.on('data', hear)
      child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${said}`)))
    })
  }

  async json<T>(
    path: string,
    body?: unknown,
    method = body === undefined ? 'GET' : 'POST',
  ): Promise<{ status: number; body: T }> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    })
    return { status: response.status, body: (await response.json()) as T }
  }

  run(id: string): Promise<ApiRun> {
    return this.json<ApiRun>(`/api/runs/${id}`).then(({ body }) => body)
  }

  /** Resolves with the run once it has ended. */
  async ended(id: string): Promise<ApiRun> {
    for (;;) {
      const run = await this.run(id)
      if (run.status !== 'queued' && run.status !== 'running') return run
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  connect(lane: 'truth' | 'preview'): Socket {
    const socket = io(this.url, { path: `/sockets/${lane}`, transports: ['websocket'], forceNew: true })
    this.#sockets.push(socket)
    return socket
  }

  /** Resolves when an event of a run fits that comes after a number. */
  when(run: string, fits: (event: RunEvent) => boolean, after = 0): Promise<RunEvent> {
    const socket = this.connect('truth')
    return new Promise((resolve) => {
      socket.on('events', ({ events }: { events: RunEvent[] }) => {
        const found = events.find(fits)
        if (!found) return
        socket.disconnect()
        resolve(found)
      })
      socket.emit('join', { run, after })
    })
  }

  /** Ends the process; resolves with its exit code when it is gone. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    for (const socket of this.#sockets) socket.disconnect()
    const { child } = this
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    child.kill(signal)
    return new Promise((resolve) => child.once('exit', (code) => resolve(code)))
  }
}
