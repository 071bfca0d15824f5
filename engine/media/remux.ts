import { AtomicFile } from './atomic-file.ts'
import { clearMp4Times } from './clear-mp4-times.ts'
import { loadCodecs } from './codecs.ts'
import { countPictures } from './container-frames.ts'
import { UnreadableError } from './media-error.ts'

type Tags = import('mediabunny').MetadataTags

/** How a container is written anew. */
export interface RemuxOptions {
  /** What the new file says of itself, from what the old one said. */
  readonly tags: (tags: Tags) => Tags
  /** Refuse where a track cannot be copied, rather than leave it behind. */
  readonly whole?: boolean
}

/**
 * Writes an MP4, WebM or other Matroska anew with the same packets; the file is replaced whole or not at all. Throws `UnreadableError`
 * where its tracks cannot be copied, its pictures above all, or where it is cut short, and `WriteError`.
 */
export async function remux(
  path: string,
  kind: 'mp4' | 'webm',
  { tags, whole = false }: RemuxOptions,
): Promise<void> {
  const media = await loadCodecs()
  const input = new media.Input({ formats: media.ALL_FORMATS, source: new media.FilePathSource(path) })
  const file = await AtomicFile.create(path)
  try {
    const writable = new WritableStream<import('mediabunny').StreamTargetChunk>({
      write: ({ data, position }) => file.write(data, position),
    })
    const format =
      kind === 'mp4'
        ? new media.Mp4OutputFormat({ fastStart: 'in-memory' })
        : await matroska(media, await input.getTracks())
    const output = new media.Output({
      format,
      target: new media.StreamTarget(writable, { chunked: true, chunkSize: 1 << 20 }),
    })
    const conversion = await media.Conversion.init({ input, output, tags, showWarnings: false })
    if (!conversion.isValid || (whole && conversion.discardedTracks.length > 0)) {
      throw new UnreadableError(
        path,
        `"${path}" has tracks that cannot be copied. Write the video again with its workflow.`,
      )
    }
    const pictures = await input.getPrimaryVideoTrack()
    if (conversion.discardedTracks.some(({ track }) => track.id === pictures?.id))
      throw new UnreadableError(
        path,
        `The video of "${path}" cannot be copied as it is stored. Convert it to H.264.`,
      )
    await conversion.execute()
    if (kind === 'mp4') {
      await clearMp4Times(file)
      await checkWhole(path, file.temporary)
    }
    await file.commit()
  } finally {
    input.dispose()
    await file.discard()
  }
}

/**
 * An MP4 may announce its pictures before it holds them: where it is cut short, those that are missing are not in the copy. Throws
 * `UnreadableError` there. (A WebM announces its length at most, which may be that of its sound.)
 */
async function checkWhole(path: string, copy: string): Promise<void> {
  const announced = await countPictures(path)
  const found = await countPictures(copy).catch((thrown: unknown) => {
    if (thrown instanceof UnreadableError) return 0
    throw thrown
  })
  if (found < announced)
    throw new UnreadableError(
      path,
      `"${path}" ends at frame ${found} of ${announced}. The file is cut short; get it again.`,
    )
}

/** WebM, which holds few codecs, or Matroska where a track has another one and would be encoded anew. */
async function matroska(
  media: typeof import('mediabunny'),
  tracks: readonly import('mediabunny').InputTrack[],
): Promise<import('mediabunny').OutputFormat> {
  const webm = new media.WebMOutputFormat()
  const held: readonly (string | null)[] = webm.getSupportedCodecs()
  const codecs = await Promise.all(tracks.map((track) => track.getCodec()))
  return codecs.every((codec) => codec === null || held.includes(codec)) ? webm : new media.MkvOutputFormat()
}
