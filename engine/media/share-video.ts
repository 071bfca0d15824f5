import { FrameStore } from './frame-store.ts'
import { AbortedError, MismatchError, checkAborted } from './media-error.ts'
import { type Frame, type FrameRange, type Video, resolveRange } from './video.ts'

/** How a pass is shared. */
export interface ShareOptions {
  /** A folder for the spill file, which is removed when the last consumer is done. */
  readonly spillDir: string
  /** Ends the pass for everyone. */
  readonly signal?: AbortSignal
  /** Bytes of frames kept in memory for consumers that keep up with one another; default 16 MB, at least one frame. */
  readonly memoryBytes?: number
}

/** One decoding pass with several readers. */
export interface SharedVideo {
  /** One video per consumer; the first `open` of each reads from the shared pass, a later one decodes anew. */
  readonly videos: readonly Video[]
  /** Ends what is still running and removes the spill file; readers that wait get `AbortedError`. Safe to repeat. */
  close(): Promise<void>
}

/**
 * Lets `consumers` readers (from 1) share one pass over a video. Whoever is ahead pulls the next frame; a frame that
 * someone has yet to read stays in memory while there is room, then in one slot of a spill file, and is dropped when
 * the last has read it. So memory is bounded, and disk holds no more than the distance between first and last.
 * Recipes are the video's own.
 */
export function shareVideo(video: Video, consumers: number, options: ShareOptions): SharedVideo {
  const pass = new SharedPass(video, consumers, options)
  const videos = Array.from({ length: consumers }, (_, consumer): Video => ({
    width: video.width,
    height: video.height,
    fps: video.fps,
    frames: video.frames,
    recipe: video.recipe,
    open: (range, openOptions) => {
      const asked = resolveRange(range, video.frames, 'shared video')
      checkAborted(options.signal, 'shared video')
      return pass.claim(consumer)
        ? pass.read(consumer, asked, openOptions?.signal)
        : video.open(range, openOptions)
    },
  }))
  return { videos, close: () => pass.close() }
}

class SharedPass {
  readonly #video: Video
  readonly #options: ShareOptions
  readonly #frameBytes: number
  /** Frames that someone has yet to read. */
  readonly #store: FrameStore
  /** Per consumer, the frame it needs next; Infinity once it needs none. */
  readonly #next: number[]
  readonly #claimed = new Set<number>()
  readonly #stop = new AbortController()
  /** Takes the listener off the caller's signal. */
  readonly #ended = new AbortController()
  #source: AsyncIterator<Frame> | undefined
  #pulled = 0
  /** Everything that touches the source, the maps or the file runs one after another. */
  #queue: Promise<unknown> = Promise.resolve()
  #failure: unknown
  #closed = false

  constructor(video: Video, consumers: number, options: ShareOptions) {
    this.#video = video
    this.#options = options
    this.#frameBytes = video.width * video.height * 3
    const memoryFrames = Math.max(1, Math.floor((options.memoryBytes ?? 16 * 1024 * 1024) / this.#frameBytes))
    this.#store = new FrameStore(this.#frameBytes, memoryFrames, options.spillDir)
    this.#next = Array.from({ length: consumers }, () => 0)
    options.signal?.addEventListener('abort', () => void this.close(), {
      once: true,
      signal: this.#ended.signal,
    })
  }

  /** True once per consumer, and never after the pass has ended. */
  claim(consumer: number): boolean {
    if (this.#claimed.has(consumer) || this.#closed) return false
    this.#claimed.add(consumer)
    return true
  }

  async *read(consumer: number, range: FrameRange, signal: AbortSignal | undefined): AsyncGenerator<Frame> {
    const { width, height } = this.#video
    try {
      await this.#serial(() => this.#advance(consumer, range.start))
      for (let index = range.start; index < range.end; index++) {
        checkAborted(signal, 'shared video')
        const data = await this.#serial(async () => {
          while (this.#pulled <= index) await this.#pull()
          const found = await this.#store.get(index)
          await this.#advance(consumer, index + 1)
          return found
        })
        yield { index, width, height, data }
      }
    } finally {
      await this.#serial(() => this.#advance(consumer, Number.POSITIVE_INFINITY), true)
    }
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#serial(() => this.#end(), true)
  }

  /** Runs one thing at a time; the first failure ends the pass, and everyone who asks later gets it. */
  #serial<T>(work: () => Promise<T>, always = false): Promise<T> {
    const run = async (): Promise<T> => {
      if (always) return work()
      if (this.#failure) throw this.#failure as Error
      checkAborted(this.#options.signal, 'shared video')
      if (this.#closed) throw new AbortedError('shared video')
      try {
        return await work()
      } catch (cause) {
        this.#failure ??= cause
        await this.#end()
        throw cause
      }
    }
    const result = this.#queue.then(run, run)
    this.#queue = result.catch(() => {})
    return result
  }

  async #pull(): Promise<void> {
    const signal = this.#options.signal
      ? AbortSignal.any([this.#stop.signal, this.#options.signal])
      : this.#stop.signal
    this.#source ??= this.#video.open(undefined, { signal })[Symbol.asyncIterator]()
    const next = await this.#source.next()
    const { done } = next
    const frame = next.value as Frame | undefined
    if (done || frame?.data.length !== this.#frameBytes) {
      throw new MismatchError(
        'shared video',
        `Frame ${this.#pulled} is missing or of another size. Make the video again.`,
      )
    }
    const index = this.#pulled++
    if (index >= Math.min(...this.#next)) await this.#store.put(index, frame.data)
  }

  /** Moves a consumer on and drops what nobody needs any more; the last one out ends the pass. */
  async #advance(consumer: number, next: number): Promise<void> {
    this.#next[consumer] = Math.max(this.#next[consumer]!, next)
    const needed = Math.min(...this.#next)
    this.#store.dropBefore(needed)
    if (needed === Number.POSITIVE_INFINITY) await this.#end()
  }

  async #end(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#stop.abort()
    this.#ended.abort()
    await this.#source?.return?.().catch(() => {})
    await this.#store.close()
  }
}
