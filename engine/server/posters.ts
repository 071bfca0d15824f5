import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Gallery, MediaFacts } from '../store/index.ts'
import type { Inspector } from '../worker/index.ts'

/** How many files one process looks at. */
const batch = 16

interface Wish {
  readonly sha256: string
  readonly path: string
  readonly to: string
  readonly settle: (path: string | undefined) => void
}

/**
 * Small still pictures of finished files, made when somebody first looks for them. Files are read by a process of their own,
 * several at a time and one process at a time; one that cannot be read has no poster and is not tried again.
 */
export class Posters {
  readonly #root: string
  readonly #gallery: Pick<Gallery, 'describe'>
  readonly #inspector: Inspector
  readonly #unreadable = new Set<string>()
  readonly #pending = new Map<string, Promise<string | undefined>>()
  readonly #waiting: Wish[] = []
  #busy = false

  constructor(dataRoot: string, gallery: Pick<Gallery, 'describe'>, inspector: Inspector) {
    this.#inspector = inspector
    this.#root = join(dataRoot, 'posters')
    this.#gallery = gallery
  }

  /** Where the poster of a file is; undefined where it cannot have one. */
  of(sha256: string, path: string): Promise<string | undefined> {
    const to = this.#pathOf(sha256)
    if (existsSync(to)) return Promise.resolve(to)
    if (this.#unreadable.has(sha256)) return Promise.resolve(undefined)
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
    if (!found && !last) return false
    for (const [at, { sha256, to, settle }] of wishes.entries()) {
      const media = found?.[at] ?? undefined
      if (media) this.#gallery.describe(sha256, media)
      else this.#unreadable.add(sha256)
      this.#pending.delete(sha256)
      settle(media && to)
    }
    return true
  }

  async #ask(wishes: readonly Wish[]): Promise<readonly (MediaFacts | null)[] | undefined> {
    try {
      for (const { to } of wishes) await mkdir(dirname(to), { recursive: true })
      const files = wishes.map(({ path, to }) => ({ path, to }))
      return (await this.#inspector.ask({ ask: 'posters', files })) as (MediaFacts | null)[]
    } catch {
      return undefined
    }
  }
}
