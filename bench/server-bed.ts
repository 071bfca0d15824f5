import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { packageFolder } from '../engine/worker/package-folder.ts'
import { tsxArguments } from '../engine/worker/tsx-loader.ts'
import type { RunEvent } from '../engine/run/index.ts'
import { ServeProcess } from '../test/e2e/serve-process.ts'
import type { ServerUsage } from './serve-entry.ts'

/** The end of a step: when, and how much processor time the worker had used by then; both in ms. */
export interface Tick {
  readonly step: number
  readonly at: number
  readonly cpuMs: number
}

/** A measured server in a process of its own over a data folder of its own. */
export class ServerBed {
  readonly root: string
  serve!: ServeProcess

  private constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'reelgraph-bench-server-'))
  }

  static async open(): Promise<ServerBed> {
    const bed = new ServerBed()
    await bed.start()
    return bed
  }

  /** Starts the server over the same folder; the one before must be gone. */
  async start(): Promise<void> {
    const entry = fileURLToPath(new URL('./serve-entry.ts', import.meta.url))
    const clock = { REELGRAPH_BENCH_CLOCK: this.#clockPath }
    this.serve = await ServeProcess.start(this.root, clock, ['--expose-gc', ...tsxArguments(), entry])
  }

  /** Asks again while the server says that there were too many requests. */
  async json<T>(path: string, body?: object): Promise<T> {
    for (;;) {
      const { status, body: said } = await this.serve.json<T>(path, body)
      if (status < 300) return said
      if (status !== 429) throw new Error(`${path}: ${status} ${JSON.stringify(said)}`)
      await wait(200)
    }
  }

  /** Queues a run and gives its id. */
  async post(workflow: object, more: object = {}): Promise<string> {
    const { id } = await this.json<{ id: string }>('/api/runs', { workflow, ...more })
    return id
  }

  /** Cancels a run that is being made; resolves when its end is told. */
  async cancel(id: string): Promise<void> {
    const ended = this.serve.when(id, ({ type }) => /^run\.(done|failed|cancelled)$/.test(type))
    await this.json(`/api/runs/${id}/cancel`, {})
    await ended
  }

  usage(question: 'look' | 'collect' = 'look'): Promise<ServerUsage> {
    return new Promise((resolve) => {
      this.serve.child.once('message', (usage) => resolve(usage as ServerUsage))
      this.serve.child.send(question)
    })
  }

  /** Steps that ended since the bed was opened. */
  get ticks(): Tick[] {
    return readFileSync(this.#clockPath, { encoding: 'utf8', flag: 'a+' })
      .split('\n')
      .slice(0, -1)
      .map((line) => {
        const [step, at, cpuMs] = line.split(' ').map(Number) as [number, number, number]
        return { step, at, cpuMs }
      })
  }

  /** Resolves when so many steps have ended. */
  async until(ticks: number): Promise<void> {
    while (this.ticks.length < ticks) await wait(20)
  }

  async close(): Promise<void> {
    await this.serve.end('SIGKILL')
    await wait(1000)
    rmSync(this.root, { recursive: true, force: true })
  }

  get #clockPath(): string {
    return join(this.root, 'clock')
  }
}

/** A workflow of one sleeping node. `salt` tells runs apart, so that none is found in the cache. */
export function pacedWorkflow(params: { steps: number; ms: number; does?: string; salt: number }): object {
  const node = { type: 'bench/paced', version: 1, params }
  return { format: 'reelgraph', version: 1, id: 'bench', nodes: { paced: node }, edges: {} }
}

/** The template that makes a video from words. */
export function textToVideo(): object {
  const path = join(packageFolder, 'workflows', 'text-to-video.reelgraph.json')
  return JSON.parse(readFileSync(path, 'utf8')) as object
}

/** The value that a share of the others is not above. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** Whether an event says that an attempt at a run begins. */
export function begins({ type }: RunEvent): boolean {
  return type === 'run.started' || type === 'run.resumed'
}
