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

/** What a node threw, with a name: named errors stay as they are, anything else becomes `node.crashed` with its cause. */
export function namedError(node: string, title: string, thrown: unknown): ReelgraphError {
  if (hasCode(thrown)) return thrown
  const reason = describeThrown(thrown)
  const error = new RunError(
    'node.crashed',
    node,
    `${title} "${node}" stopped with an unexpected error: ${reason}`,
    {
      cause: thrown,
    },
  )
  if (thrown instanceof Error && thrown.stack) error.stack = thrown.stack
  return error
}

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
