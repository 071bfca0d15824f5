import { loadCodecs } from './codecs.ts'
import { type Embedded, embeddedText, parseEmbedded } from './embedded.ts'
import { gifText, gifWithText } from './gif-text.ts'
import { MediaError, UnreadableError } from './media-error.ts'
import { pngText, pngWithText } from './png-text.ts'
import { readWhole } from './read-image.ts'
import { remux } from './remux.ts'
import { sniffFile } from './sniff.ts'
import { webpText, webpWithText } from './webp-text.ts'
import { writeWhole } from './write-stills.ts'

/**
 * The workflow that a PNG, WebP, GIF, MP4 or WebM file carries, or `null` where it carries none or is a picture of
 * another kind. Only parsed as JSON: what it says is as trustworthy as where the file came from, and has to be
 * validated. Throws `MissingFileError`, `TooLargeError`, or `UnreadableError` where the file is damaged or cut short.
 */
export async function readWorkflow(path: string): Promise<Embedded | null> {
  const { kind } = await sniffFile(path)
  const text = await named(path, async () => {
    switch (kind) {
      case 'png':
        return pngText(await readWhole(path))
      case 'webp':
        return webpText(await readWhole(path))
      case 'gif':
        return gifText(await readWhole(path))
      case 'mp4':
      case 'webm':
        return readComment(path)
      case 'jpeg':
      case 'avif':
      case 'heic':
      case null:
        return null
    }
  })
  return text === null ? null : parseEmbedded(text)
}

/**
 * Puts a workflow into a finished file, replacing one that is there; pictures and frames stay as they are. The file is
 * replaced whole or not at all. Throws as `readWorkflow` does, `UnreadableError` for other formats, and `WriteError`.
 */
export async function embedWorkflow(path: string, embedded: Embedded): Promise<void> {
  const { kind } = await sniffFile(path)
  const text = embeddedText(embedded)
  await named(path, async () => {
    switch (kind) {
      case 'png':
        return writeWhole(path, pngWithText(await readWhole(path), text))
      case 'webp':
        return writeWhole(path, webpWithText(await readWhole(path), text))
      case 'gif':
        return writeWhole(path, gifWithText(await readWhole(path), text))
      case 'mp4':
      case 'webm':
        return remux(path, kind, { tags: (tags) => ({ ...tags, comment: text }), whole: true })
      case 'jpeg':
      case 'avif':
      case 'heic':
      case null:
        throw new UnreadableError(path, `"${path}" cannot carry a workflow. Use PNG, WebP, GIF, MP4 or WebM.`)
    }
  })
}

async function readComment(path: string): Promise<string | null> {
  const { ALL_FORMATS, FilePathSource, Input } = await loadCodecs()
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) })
  try {
    return (await input.getMetadataTags()).comment ?? null
  } finally {
    input.dispose()
  }
}

/** Errors of a format's parser name the format; here they get the file's name. */
async function named<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof MediaError && !(cause instanceof UnreadableError && cause.subject !== path))
      throw cause
    const message =
      cause instanceof MediaError ? cause.message : `"${path}" is damaged or cut short. Get the file again.`
    throw new UnreadableError(path, message, cause)
  }
}
