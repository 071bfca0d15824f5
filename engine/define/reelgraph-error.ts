/**
 * The shape of every error a user may meet: a stable `code`, the subject's id, one sentence that says what happened
 * and what to do, and the `cause`. Rooms that stand alone have classes of their own with the same fields.
 */
export class ReelgraphError extends Error {
  override readonly name: string = 'ReelgraphError'
  readonly code: string
  readonly subject: string

  constructor(code: string, subject: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
    this.subject = subject
  }
}

/** Whether something thrown carries a stable code, whichever room it came from. */
export function hasCode(
  error: unknown,
): error is Error & { readonly code: string; readonly subject: string } {
  return (
    error instanceof Error && typeof (error as { code?: unknown }).code === 'string' && 'subject' in error
  )
}
