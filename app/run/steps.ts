import type { StepApi } from './api/step-api.ts'
import type { PreviewFrames } from './frames/preview-frames.ts'

/** Bytes of steps that are kept here, so that going to and fro over them asks nobody. */
const mostBytes = 32 * 2 ** 20

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
  readonly #underway = new Map<string, Promise<PreviewFrames>>()
  #bytes = 0

  constructor(api: StepApi) {
    this.#api = api
  }

  /** A step. Rejects with the ApiProblem `step.unknown` where it is kept nowhere. */
  read(place: StepPlace): Promise<PreviewFrames> {
    const key = keyOf(place)
    const kept = this.seen(place)
    if (kept) return Promise.resolve(kept)
    let reading = this.#underway.get(key)
    if (!reading) {
      reading = this.#api
        .read(place)
        .then((frames) => {
          this.#keep(key, frames)
          return frames
        })
        .finally(() => this.#underway.delete(key))
      this.#underway.set(key, reading)
    }
    return reading
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
