import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { hasCode } from '../define/index.ts'
import type { Gallery, MediaFacts } from '../store/index.ts'
import type { Inspector } from '../worker/index.ts'

/** How many files one process looks at. */
const batch = 16
/** Milliseconds after which a file is looked at again, by why its look failed: what takes the process with it does so again. */
const patience: Readonly<Record<string, number>> = { 'inspect.crashed': Infinity, 'inspect.slow': 600_000 }
const usualPatience = 60_000

interface Wish {
  readonly sha256: string
  readonly path: string
  readonly to: string
  readonly settle: (path: string | undefined) => void
}

/**
 * Small still pictures of finished files, made when somebody first looks for them. Files are read by a process of their own,
 * several at a time and one process at a time; one that cannot be read has no poster and is not tried again, one that the
 * process did not get to is tried again after a while.
 */
export class Posters {
  readonly #root: string
  readonly #gallery: Pick<Gallery, 'describe'>
  readonly #inspector: Inspector
  /** Until when a file is not looked at again. */
  readonly #unreadable = new Map<string, number>()
  readonly #pending = new Map<string, Promise<string | undefined>>()
  readonly #waiting: Wish[] = []
  #busy = false

  constructor(dataRoot: string, gallery: Pick<Gallery, 'describe'>, inspector: Inspector) {
    this.#inspector = inspector
    this.#root = join(dataRoot, 'posters')
    this.#gallery = gallery
  }

  /**
   * Where the poster of a file is; undefined where it cannot have one. A file that is not `described`, as where the store was
   * full when its poster was made, is looked at again.
   */
  of(sha256: string, path: string, described = true): Promise<string | undefined> {
    const to = this.#pathOf(sha256)
    const there = existsSync(to) ? to : undefined
    if (there !== undefined && described) return Promise.resolve(there)
    if (Date.now() < (this.#unreadable.get(sha256) ?? 0)) return Promise.resolve(there)
    const pending = this.#pending.get(sha256)
    if (pending) return pending
    const made = new Promise<string | undefined>((settle) => {
      this.#waiting.push({ sha256, path, to, settle })
    })
    this.#pending.set(sha256, made)
    // Those that are asked for in one go are looked at in one go.
    setImmediate(() => void this.#work())
    return made
  }

  /** Removes the poster of a file that is gone. */
  async remove(sha256: string): Promise<void> {
    await rm(this.#pathOf(sha256), { force: true })
  }

  #pathOf(sha256: string): string {
    return join(this.#root, sha256.slice(0, 2), `${sha256}.webp`)
  }

  async #work(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    while (this.#waiting.length > 0) {
      const wishes = this.#waiting.splice(0, batch)
      const done = await this.#make(wishes)
      // Where one file takes the process with it, the others are looked at one by one.
      for (const wish of done ? [] : wishes) await this.#make([wish], true)
    }
    this.#busy = false
  }

  async #make(wishes: readonly Wish[], last = wishes.length === 1): Promise<boolean> {
    const found = await this.#ask(wishes)
    if (typeof found === 'number' && !last) return false
    for (const [at, wish] of wishes.entries())
      this.#end(wish, typeof found === 'number' ? found : (found[at] ?? Infinity))
    return true
  }

  /** Answers whoever asked for a file: with what is known of it, or that it is not looked at again for so many ms. */
  #end({ sha256, to, settle }: Wish, media: MediaFacts | number): void {
    if (typeof media !== 'number') {
      try {
        this.#gallery.describe(sha256, media)
      } catch {
        // The poster is there all the same; what is known of the file is told another time.
      }
    } else this.#unreadable.set(sha256, Date.now() + media)
    this.#pending.delete(sha256)
    settle(typeof media === 'number' ? undefined : to)
  }

  /** What is known of files, `null` for one that cannot be read; or for how many ms none of them is to be looked at again. */
  async #ask(wishes: readonly Wish[]): Promise<readonly (MediaFacts | null)[] | number> {
    try {
      for (const { to } of wishes) await mkdir(dirname(to), { recursive: true })
      const files = wishes.map(({ path, to }) => ({ path, to }))
      return (await this.#inspector.ask({ ask: 'posters', files })) as (MediaFacts | null)[]
    } catch (thrown) {
      return (hasCode(thrown) && patience[thrown.code]) || usualPatience
    }
  }
}
