import type { Editor } from '../shell/editor.ts'
import { seedBatch } from './seed-batch.ts'
import { told } from './start-run.ts'

/** Queues runs that differ in their seeds alone, in the order of the seeds; the first that is refused ends it. */
export function runBatch({ runs, document }: Editor, count: number): void {
  const workflow = document.document
  const all = async (): Promise<void> => {
    for (const inputs of seedBatch(workflow, count)) await runs.start(workflow, { inputs })
  }
  void told(all())
}
