import type { StepApi } from './api/step-api.ts'
import { FewAtATime } from './few-at-a-time.ts'
import type { PreviewFrames } from './frames/preview-frames.ts'

/** Bytes of steps that are kept here, so that going to and fro over them asks nobody. */
const mostBytes = 32 * 2 ** 20

/** Steps that are read at a time: the browser has few connections to a server, and others need one too. */
const mostReads = 3

/** Runs of nodes whose kept steps are remembered. */
const mostLists = 32

/** Which step: of a run's node, by its path, and of which item where it has some. */
export interface StepPlace {
  readonly run: string
  readonly node: string
  readonly step: number
  readonly item?: string | undefined
}

/** Archived steps of runs. What was seen lately, live or read, is kept. */
export class Steps {
  readonly #api: StepApi
  readonly #kept = new Map<string, PreviewFrames>()
  readonly #listed = new Map<string, readonly number[]>()
  readonly #listing = new Map<string, Promise<readonly number[]>>()
  readonly #reading = new FewAtATime<PreviewFrames>(mostReads)
  readonly #looked = new Map<string, number>()
  #bytes = 0

  constructor(api: StepApi) {
    this.#api = api
  }

  /** Notes which step of a node is looked at: those nearest to it are read first. */
  look(node: string, step: number): void {
    this.#looked.set(node, step)
  }

  /** A step. Rejects with the ApiProblem `step.unknown` where it is kept nowhere, and once `signal` says it is not wanted. */
  async read(place: StepPlace, signal?: AbortSignal): Promise<PreviewFrames> {
    const kept = this.seen(place)
    if (kept) return kept
    const { node, step } = place
    const key = keyOf(place)
    const far = (): number => Math.abs(step - (this.#looked.get(node) ?? step))
    const read = async (signal: AbortSignal): Promise<PreviewFrames> => {
      const frames = await this.#api.read(place, signal)
      this.#keep(key, frames)
      return frames
    }
    return this.#reading.want(key, far, read, signal)
  }

  /** A step that is here already. */
  seen(place: StepPlace): PreviewFrames | undefined {
    const key = keyOf(place)
    const kept = this.#kept.get(key)
    if (kept) {
      this.#kept.delete(key)
      this.#kept.set(key, kept)
    }
    return kept
  }

  /** A step, where it is kept already; undefined where it is not, or not yet. Of several that are looked for, one asks. */
  async find(place: StepPlace, signal?: AbortSignal): Promise<PreviewFrames | undefined> {
    const seen = this.seen(place)
    if (seen) return seen
    const key = keyOf({ ...place, step: 0 })
    if (!this.#listed.get(key)?.includes(place.step)) {
      let listing = this.#listing.get(key)
      if (!listing) {
        listing = this.list(place).finally(() => this.#listing.delete(key))
        this.#listing.set(key, listing)
      }
      this.#listed.set(key, await listing)
      for (const old of [...this.#listed.keys()].slice(0, -mostLists)) this.#listed.delete(old)
    }
    return this.#listed.get(key)?.includes(place.step) ? this.read(place, signal) : undefined
  }

  /** Which steps the server keeps, ascending. */
  list({ run, node, item }: Omit<StepPlace, 'step'>): Promise<readonly number[]> {
    return this.#api.list(run, node, item)
  }

  /** Keeps a live preview, unless it came as pixels: the archive has its latents. */
  keep(frames: PreviewFrames): void {
    if (frames.channels > 0) this.#keep(keyOf(frames), frames)
  }

  #keep(key: string, frames: PreviewFrames): void {
    this.#bytes += frames.bytes - (this.#kept.get(key)?.bytes ?? 0)
    this.#kept.delete(key)
    this.#kept.set(key, frames)
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= mostBytes || oldest === key) break
      this.#kept.delete(oldest)
      this.#bytes -= bytes
    }
  }
}

function keyOf({ run, node, step, item = '' }: StepPlace): string {
  return `${run}\n${node}\n${item}\n${step}`
}
