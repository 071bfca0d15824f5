import { ReelgraphError, hasCode } from '../define/index.ts'
import { adviceFor } from './advice.ts'
import type { EventError } from './events.ts'

/** An error of the executor, with the repairs that can be offered as they are. */
export class RunError extends ReelgraphError {
  override readonly name = 'RunError'
  readonly fixes: readonly ('unfreeze' | 'run-once')[]

  constructor(
    code: string,
    subject: string,
    message: string,
    options: { cause?: unknown; fixes?: readonly ('unfreeze' | 'run-once')[] } = {},
  ) {
    super(code, subject, message, options)
    this.fixes = options.fixes ?? []
  }
}

/**
 * What a node threw, with a name: named errors stay as they are, a list or an array that has no room becomes `node.out-of-memory`,
 * anything else `node.crashed` with its cause.
 */
export function namedError(node: string, title: string, thrown: unknown): ReelgraphError {
  if (hasCode(thrown)) return thrown
  const reason = describeThrown(thrown)
  const full = thrown instanceof RangeError && noRoom.test(thrown.message)
  const error = new RunError(
    full ? 'node.out-of-memory' : 'node.crashed',
    node,
    full
      ? `${title} "${node}" needs more memory than there is (${reason}).`
      : `${title} "${node}" stopped with an unexpected error: ${reason}`,
    { cause: thrown },
  )
  if (thrown instanceof Error && thrown.stack) error.stack = thrown.stack
  return error
}

/** What V8 says where it cannot make an array of the length that was asked for. */
const noRoom = /allocation failed|^Invalid (?:typed )?array length/i

/** An error as an event carries it; long messages are cut. */
export function eventError(
  error: ReelgraphError,
  advise: (code: string) => string | undefined = adviceFor,
): EventError {
  const advice = advise(error.code) ?? adviceFor(error.code)
  const fixes = error instanceof RunError && error.fixes.length > 0 ? error.fixes : undefined
  return {
    code: error.code,
    subject: error.subject,
    message: error.message.length > 1000 ? `${error.message.slice(0, 999)}…` : error.message,
    ...(advice !== undefined && { advice }),
    ...(fixes && { fixes }),
  }
}

function describeThrown(thrown: unknown): string {
  try {
    if (thrown instanceof Error) return thrown.message || thrown.name
    return typeof thrown === 'object' && thrown !== null
      ? (JSON.stringify(thrown) ?? 'an object')
      : String(thrown)
  } catch {
    return 'something that cannot be shown'
  }
}
