/**
 * What went wrong with a picture or video file: a stable `code`, the subject (a path, a format or a video's part),
 * one sentence with a remedy, and the `cause`. Subclasses fix the code, so callers can tell them apart either way.
 */
export class MediaError extends Error {
  override readonly name: string = 'MediaError'
  readonly code: string
  readonly subject: string

  constructor(code: string, subject: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
    this.subject = subject
  }
}

/** `media.range`: frames were asked for that the video does not have. */
export class FrameRangeError extends MediaError {
  override readonly name = 'FrameRangeError'
  constructor(subject: string, message: string) {
    super('media.range', subject, message)
  }
}

/** `media.mismatch`: videos or frames that must agree in size or frame rate do not. */
export class MismatchError extends MediaError {
  override readonly name = 'MismatchError'
  constructor(subject: string, message: string) {
    super('media.mismatch', subject, message)
  }
}

/** `media.recipe`: a recipe's type is unknown here or its fields are not what the type needs. */
export class RecipeError extends MediaError {
  override readonly name = 'RecipeError'
  constructor(subject: string, message: string, options?: { cause?: unknown }) {
    super('media.recipe', subject, message, options)
  }
}

/** `media.missing`: there is no readable file at that path. */
export class MissingFileError extends MediaError {
  override readonly name = 'MissingFileError'
  constructor(subject: string, cause?: unknown) {
    super(
      'media.missing',
      subject,
      `"${subject}" cannot be read. Check that the file exists and may be opened.`,
      { cause },
    )
  }
}

/** `media.unreadable`: the bytes are damaged, cut short or not of a format that is read here. */
export class UnreadableError extends MediaError {
  override readonly name = 'UnreadableError'
  constructor(subject: string, message: string, cause?: unknown) {
    super('media.unreadable', subject, message, { cause })
  }
}

/** `media.too-large`: more pixels, frames or bytes than the stated limit. */
export class TooLargeError extends MediaError {
  override readonly name = 'TooLargeError'
  constructor(subject: string, message: string) {
    super('media.too-large', subject, message)
  }
}

/** `media.changed`: a file is no longer the one that its recipe was made from. */
export class ChangedFileError extends MediaError {
  override readonly name = 'ChangedFileError'
  constructor(subject: string) {
    super('media.changed', subject, `"${subject}" has changed since it was loaded. Load it again.`)
  }
}

/** `media.encode`: an encoder refused its settings or failed on a frame. */
export class EncodeError extends MediaError {
  override readonly name = 'EncodeError'
  constructor(subject: string, message: string, cause?: unknown) {
    super('media.encode', subject, message, { cause })
  }
}

/** `media.disk-full` or `media.write`: the result could not be stored; nothing carries the final name. */
export class WriteError extends MediaError {
  override readonly name = 'WriteError'
  constructor(subject: string, cause: unknown) {
    const full = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((cause as { code?: string } | null)?.code ?? '')
    super(
      full ? 'media.disk-full' : 'media.write',
      subject,
      full
        ? `There is no room to write "${subject}". Free some disk space and save again.`
        : `"${subject}" cannot be written. Check that the folder exists and may be written to.`,
      { cause },
    )
  }
}

/** `media.aborted`: the caller's signal ended the work; temporary files are gone. */
export class AbortedError extends MediaError {
  override readonly name = 'AbortedError'
  constructor(subject: string, cause?: unknown) {
    super('media.aborted', subject, `Work on "${subject}" was cancelled.`, { cause })
  }
}

/** Throws `AbortedError` when the signal has fired; called between frames. */
export function checkAborted(signal: AbortSignal | undefined, subject: string): void {
  if (signal?.aborted) throw new AbortedError(subject, signal.reason)
}

/** What to throw once a signal has fired: the frames' own `AbortError` becomes ours, a named error stays itself. */
export function asAborted(subject: string, cause: unknown): MediaError {
  return cause instanceof MediaError ? cause : new AbortedError(subject, cause)
}

/** Whether the file itself is why it could not be read, and it will be so again: gone, damaged, of another kind, or too large. */
export function isFileFault(thrown: unknown): thrown is MediaError {
  return (
    thrown instanceof MissingFileError || thrown instanceof UnreadableError || thrown instanceof TooLargeError
  )
}
