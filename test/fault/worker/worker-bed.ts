import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import type { RunEvent } from '../../../engine/run/index.ts'
import { StepArchive, Supervisor } from '../../../engine/worker/index.ts'
import type {
  AttemptStatus,
  PreviewHeader,
  RunJob,
  SupervisorOptions,
  WorkerOutput,
} from '../../../engine/worker/index.ts'
import { copyOf } from '../../unit/models/tiny-bundle.ts'
import type { Wish } from './test-nodes.ts'

/** A data folder with the tiny model and a supervisor over it, which writes down all that it is told. */
export class WorkerBed {
  readonly root: string
  readonly events: RunEvent[] = []
  readonly outputs: WorkerOutput[] = []
  readonly previews: { readonly header: PreviewHeader; readonly bytes: Buffer }[] = []
  readonly steps: StepArchive
  supervisor: Supervisor
  #attempt = 0
  readonly #options: Partial<SupervisorOptions>
  readonly #waits: { readonly test: (event: RunEvent) => boolean; readonly done: () => void }[] = []

  constructor(options: Partial<SupervisorOptions> = {}) {
    this.root = mkdtempSync(join(tmpdir(), 'reelgraph-worker-'))
    mkdirSync(join(this.root, 'models'))
    copyOf('tiny-picturebook', join(this.root, 'models'))
    this.wish({})
    this.steps = new StepArchive(join(this.root, 'steps'))
    this.#options = options
    this.supervisor = this.start()
  }

  /** A supervisor over the same folder; the last one is to be stopped before. */
  start(): Supervisor {
    process.env['REELGRAPH_TEST_WISH'] = this.#wishPath
    this.supervisor = new Supervisor({
      dataRoot: this.root,
      device: { device: 'cpu', threads: 1 },
      extraNodes: fileURLToPath(new URL('./test-nodes.ts', import.meta.url)),
      onEvents: (_, events) => {
        for (const event of events) {
          this.events.push(event)
          for (const { test, done } of this.#waits) if (test(event)) done()
        }
      },
      onOutput: (_, output) => void this.outputs.push(output),
      onPreview: (header, bytes) => void this.previews.push({ header, bytes }),
      ...this.#options,
    })
    return this.supervisor
  }

  /** Runs a workflow as the next attempt. */
  run(run: string, document: WorkflowDocument, more: Partial<RunJob> = {}): Promise<AttemptStatus> {
    return this.supervisor.run({ attempt: ++this.#attempt, run, document, ...more })
  }

  get attempt(): number {
    return this.#attempt
  }

  /** Says how the sampler of the next run behaves, and forgets its steps. */
  wish(wish: Wish): void {
    rmSync(`${this.#wishPath}.killed`, { force: true })
    writeFileSync(this.#wishPath, JSON.stringify(wish))
    writeFileSync(`${this.#wishPath}.steps`, '')
  }

  /** Steps that the sampler made since `wish`. */
  get sampled(): number[] {
    return readFileSync(`${this.#wishPath}.steps`, 'utf8').trim().split('\n').filter(Boolean).map(Number)
  }

  /** Resolves at the first event that fits. */
  when(test: (event: RunEvent) => boolean): Promise<void> {
    return new Promise((done) => void this.#waits.push({ test, done }))
  }

  /** Events of a run in short: `started sampler`, `run.done`. */
  said(run: string): string[] {
    return this.events
      .filter((event) => event.run === run && event.type !== 'node.progress')
      .map((event) => ('node' in event ? `${event.type.slice(5)} ${event.node}` : event.type))
  }

  async close(): Promise<void> {
    await this.supervisor.stop()
    rmSync(this.root, { recursive: true, force: true })
  }

  get #wishPath(): string {
    return join(this.root, 'wish.json')
  }
}

/** A graph of one node that does as it is told. */
export function behaves(does: string): WorkflowDocument {
  return workflow({ odd: { type: 'test/behave', version: 1, params: { does } } }, {})
}

/** A graph of one node that saves a file, says so in a note, and goes on until it is told to stop. */
export function savesThenWaits(): WorkflowDocument {
  return workflow({ save: { type: 'test/save-then-wait', version: 1, params: {} } }, {})
}

/** Text to latents with the tiny model: four steps and a file of the clip. */
export function tinyVideo(seed: number, steps = 4): WorkflowDocument {
  return workflow(
    {
      model: { type: 'model/load-model', version: 1, params: { model: 'tiny-picturebook' } },
      prompt: { type: 'text/prompt', version: 1, params: { words: 'a red fox runs' } },
      encoder: { type: 'text/text-encoder', version: 1, params: {} },
      schedule: { type: 'sampling/noise-scheduler', version: 1, params: { schedule: 'uniform', steps } },
      clip: { type: 'clip/empty-clip', version: 1, params: { seconds: 1, width: 32, height: 32 } },
      sampler: { type: 'sampling/dit-sampler', version: 1, params: { seed, guidance: 3 } },
      keep: { type: 'test/keep-clip', version: 1, params: {} },
    },
    {
      'encoder.model': 'model.model',
      'encoder.text': 'prompt.text',
      'clip.model': 'model.model',
      'sampler.model': 'model.model',
      'sampler.prompt': 'encoder.conditioning',
      'sampler.schedule': 'schedule.schedule',
      'sampler.clip': 'clip.clip',
      'keep.clip': 'sampler.clip',
    },
  )
}

function workflow(
  nodes: WorkflowDocument['nodes'],
  wires: Readonly<Record<string, string>>,
): WorkflowDocument {
  const edges = Object.entries(wires).map(([to, from]) => [
    to.replace('.', '-'),
    { from: from.split('.'), to: to.split('.') },
  ])
  return {
    format: 'reelgraph',
    version: 1,
    id: 'test',
    meta: { title: 'Test' },
    nodes,
    edges: Object.fromEntries(edges) as WorkflowDocument['edges'],
  } as unknown as WorkflowDocument
}
