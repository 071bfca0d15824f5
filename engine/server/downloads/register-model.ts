import { hasCode, ReelgraphError } from '../../define/index.ts'
import type { Inspector, InspectQuestion } from '../../worker/index.ts'

/** Has a bundle tried and registered; errors name it, not its place on this machine. */
export async function registerModel(
  inspector: Inspector,
  question: Extract<InspectQuestion, { ask: 'model' | 'packed-model' }>,
  name: string,
  given?: AbortSignal,
): Promise<{ readonly id: string; readonly sha256: string }> {
  try {
    return (await inspector.ask(question, given)) as { id: string; sha256: string }
  } catch (thrown) {
    if (!hasCode(thrown)) throw thrown
    const told = (said: string): string => said.replaceAll(question.path, name)
    throw new ReelgraphError(thrown.code, told(thrown.subject), told(thrown.message), { cause: thrown })
  }
}
