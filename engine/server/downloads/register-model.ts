import { hasCode, ReelgraphError } from '../../define/index.ts'
import { inspect } from '../../worker/index.ts'
import type { InspectQuestion } from '../../worker/index.ts'

/** Has a bundle tried and registered; errors name it, not its place on this machine. */
export async function registerModel(
  question: Extract<InspectQuestion, { ask: 'model' | 'packed-model' }>,
  name: string,
): Promise<{ readonly id: string; readonly sha256: string }> {
  try {
    return (await inspect(question)) as { id: string; sha256: string }
  } catch (thrown) {
    if (!hasCode(thrown)) throw thrown
    const told = (said: string): string => said.replaceAll(question.path, name)
    throw new ReelgraphError(thrown.code, told(thrown.subject), told(thrown.message), { cause: thrown })
  }
}
