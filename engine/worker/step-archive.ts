import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeptStep } from './kept-step.ts'
import { isLeftover } from '../run/sweep-leftovers.ts'
import { StepBudget } from './step-budget.ts'
import { stepBytes, stepOf } from './step-file.ts'
import type { ArchivedStep } from './step-file.ts'

const extension = '.step'
const defaultBudget = 2 ** 30
/** Bytes that may wait for a disk that is slower than the steps. */
const mostWaiting = 256 * 2 ** 20

/**
 * Every step's predicted clean latents as files, a folder per run, under a budget of bytes: the oldest run goes first. One
 * process writes; any may read. What cannot be written is left out, for no run depends on it.
 */
export class StepArchive {
  readonly #folder: string
  readonly #budgetBytes: number
  #budget: Promise<StepBudget> | undefined
  #writing: Promise<void> = Promise.resolve()
  #waiting = 0

  constructor(folder: string, budgetBytes = defaultBudget) {
    this.#folder = folder
    this.#budgetBytes = budgetBytes
  }

  /** Keeps a step; it is on disk some time later. */
  put(step: KeptStep): void {
    const size =
      step.latents.byteLength + (step.left?.latents.byteLength ?? 0) + (step.pictures?.rgb.byteLength ?? 0)
    if (this.#waiting + size > mostWaiting) return
    this.#waiting += size
    this.#writing = this.#writing
      .then(() => this.#write(step))
      .catch(() => {})
      .finally(() => (this.#waiting -= size))
  }

  /** A step of a node; `item` names the one of a mapped node or loop (`2`, `0.2`). Undefined where it is not kept. */
  async read(run: string, node: string, step: number, item?: string): Promise<ArchivedStep | undefined> {
    const path = join(this.#folder, runName(run), stepName(node, step, item))
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    return bytes && stepOf(bytes)
  }

  /** Numbers of the steps of a node that are kept, ascending. */
  async list(run: string, node: string, item?: string): Promise<readonly number[]> {
    const prefix = stepPrefix(node, item)
    const names = await readdir(join(this.#folder, runName(run))).catch(() => [])
    return names
      .filter((name) => name.startsWith(prefix) && name.endsWith(extension))
      .map((name) => Number(name.slice(prefix.length, -extension.length)))
      .sort((a, b) => a - b)
  }

  /** Resolves when everything that was kept is on disk. */
  settled(): Promise<void> {
    return this.#writing
  }

  async #write(step: KeptStep): Promise<void> {
    this.#budget ??= this.#open()
    const budget = await this.#budget
    const run = runName(step.run)
    const name = stepName(step.node, step.step, step.item)
    const bytes = stepBytes(step)
    if (bytes.length > this.#budgetBytes) return
    await mkdir(join(this.#folder, run), { recursive: true })
    await writeUnsynced(join(this.#folder, run, name), bytes)
    // Others make room for what is there, not for what a full disk did not take.
    for (const gone of budget.add(run, name, bytes.length)) {
      await rm(join(this.#folder, gone), { recursive: true, force: true })
    }
  }

  /** What is there from before, oldest run first. */
  async #open(): Promise<StepBudget> {
    const found: { run: string; name: string; bytes: number; at: number }[] = []
    for (const run of await readdir(this.#folder).catch(() => [])) {
      for (const name of await readdir(join(this.#folder, run)).catch(() => [])) {
        const path = join(this.#folder, run, name)
        const stats = await stat(path).catch(() => undefined)
        if (!stats) continue
        if (isLeftover(name, stats.mtimeMs)) await rm(path, { force: true })
        else if (name.endsWith(extension)) found.push({ run, name, bytes: stats.size, at: stats.mtimeMs })
      }
    }
    const budget = new StepBudget(this.#budgetBytes)
    for (const { run, name, bytes } of found.sort((a, b) => a.at - b.at)) {
      for (const gone of budget.add(run, name, bytes)) {
        await rm(join(this.#folder, gone), { recursive: true, force: true })
      }
    }
    return budget
  }
}

/** Whole or not there, but not synced: a step that a power cut takes is one that nobody sees again, and no more. */
async function writeUnsynced(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(`${path}.tmp`, bytes)
    await rename(`${path}.tmp`, path)
  } catch (error) {
    await rm(`${path}.tmp`, { force: true })
    throw error
  }
}

/** Ids come from clients when steps are read, so nothing but a hash of them becomes part of a path. */
function runName(run: string): string {
  return hashOf(run)
}

function stepName(node: string, step: number, item?: string): string {
  return `${stepPrefix(node, item)}${step}${extension}`
}

function stepPrefix(node: string, item = ''): string {
  return `${hashOf(`${node}\n${item}`)}-`
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
