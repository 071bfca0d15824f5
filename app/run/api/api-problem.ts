import type { Problem } from '../../../engine/graph/index.ts'

/** What the server, or the way to it, says when it refuses: a stable code, a sentence, and all problems of a workflow. */
export interface ProblemFacts {
  readonly code: string
  /** HTTP status; 0 where no answer came. */
  readonly status: number
  /** A sentence for the person. */
  readonly detail: string
  readonly subject?: string | undefined
  readonly fields?: readonly { readonly field: string; readonly reason: string }[] | undefined
  /** Everything that is wrong with the workflow. */
  readonly problems?: readonly Problem[] | undefined
  /** Both versions, where somebody else saved first. */
  readonly versions?: unknown
}

/**
 * Thrown by every method of `Api` that is refused, where the server cannot be reached (`server.unreachable`), and where it
 * does not answer in time (`server.silent`).
 */
export class ApiProblem extends Error implements ProblemFacts {
  override readonly name = 'ApiProblem'
  readonly code: string
  readonly status: number
  readonly detail: string
  readonly subject: string | undefined
  readonly fields: readonly { readonly field: string; readonly reason: string }[]
  readonly problems: readonly Problem[]
  readonly versions: unknown

  constructor(facts: ProblemFacts, options?: ErrorOptions) {
    super(facts.detail, options)
    this.code = facts.code
    this.status = facts.status
    this.detail = facts.detail
    this.subject = facts.subject
    this.fields = facts.fields ?? []
    this.problems = facts.problems ?? []
    this.versions = facts.versions
  }
}
