import { idleNode, type NodeRun, type RunState } from '../run-state.ts'
import type { SampledRun } from '../runs-state.ts'
import { findMaker, type MakerTools } from './find-maker.ts'

/** Looks, for every result that a run reused, which earlier run denoised it; once for each. */
export class MakerTrace {
  readonly #tools: MakerTools
  readonly #found: (run: string, node: string, made: SampledRun) => void
  readonly #looked = new Set<string>()

  constructor(tools: MakerTools, found: (run: string, node: string, made: SampledRun) => void) {
    this.#tools = tools
    this.#found = found
  }

  look(run: RunState, samplers: readonly string[]): void {
    for (const node of samplers) {
      const key = `${run.id}\n${node}`
      if (!isReused(run, run.nodes.get(node) ?? idleNode) || this.#looked.has(key)) continue
      this.#looked.add(key)
      void this.#find(run.id, node).catch(() => this.#looked.delete(key))
    }
  }

  async #find(run: string, node: string): Promise<void> {
    const made = await findMaker(this.#tools, await this.#tools.accepted(run), node)
    if (made) this.#found(run, node, made)
  }
}

/** A sampler behind a reused file is not even looked at, so that where a run is done, those that made nothing count as well. */
function isReused({ status }: RunState, { state, done }: NodeRun): boolean {
  return state === 'cached' || (state === 'idle' && done === undefined && status === 'done')
}
