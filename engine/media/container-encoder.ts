import type { AtomicFile } from './atomic-file.ts'
import { clearMp4Times } from './clear-mp4-times.ts'
import { loadCodecs } from './codecs.ts'
import type { EncoderSettings, FrameEncoder, StartEncoder } from './frame-encoder.ts'
import { EncodeError, MediaError } from './media-error.ts'
import { evenSize, i420Bytes, rgbToI420 } from './yuv.ts'

const BT709 = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false } as const

/** How a container format maps 0…100 onto its codec's quantizer, and the smallest side that its encoder takes. */
interface ContainerFormat {
  readonly container: 'mp4' | 'webm'
  readonly codec: 'avc' | 'vp9' | 'av1'
  readonly worst: number
  readonly best: number
  readonly smallestSide: number
}

/** H.264, VP9 or AV1 in MP4 or WebM: constant quality, 4:2:0, BT.709 limited range and tagged as that. */
export function containerEncoder(format: ContainerFormat): StartEncoder {
  return async (file, settings) => {
    const width = evenSize(settings.width)
    const height = evenSize(settings.height)
    if (Math.min(width, height) < format.smallestSide || Math.max(width, height) > 8192) {
      throw new EncodeError(
        file.path,
        `${format.codec} takes sides of ${format.smallestSide} to 8192 pixels, not ${width}×${height}. Change the scale or choose mp4-h264.`,
      )
    }
    return start(file, settings, format, width, height)
  }
}

async function start(
  file: AtomicFile,
  settings: EncoderSettings,
  format: ContainerFormat,
  width: number,
  height: number,
): Promise<FrameEncoder> {
  const media = await loadCodecs()
  let failure: unknown
  const writable = new WritableStream<{ data: Uint8Array; position: number }>({
    write: async ({ data, position }) => {
      try {
        await file.write(data, position)
      } catch (cause) {
        failure ??= cause
        throw cause
      }
    },
  })
  const output = new media.Output({
    // The index goes to the front, in space reserved for it, so browsers play while they load and packets need not wait.
    format:
      format.container === 'mp4'
        ? new media.Mp4OutputFormat({ fastStart: 'reserve' })
        : new media.WebMOutputFormat(),
    target: new media.StreamTarget(writable, {
      chunked: true,
      chunkSize: 1 << 20,
    }),
  })
  const quantizer = Math.round(format.worst + ((format.best - format.worst) * settings.quality) / 100)
  const source = new media.VideoSampleSource({
    codec: format.codec,
    quality: new media.Quality({ quantizer }),
    hardwareAcceleration: 'prefer-software',
    keyFrameInterval: 2,
    onEncodedPacket: (_packet, meta) => {
      if (meta?.decoderConfig) meta.decoderConfig.colorSpace = BT709
    },
  })
  output.addVideoTrack(source, { frameRate: settings.fps, maximumPacketCount: settings.frames + 1 })
  if (settings.text !== undefined) output.setMetadataTags({ comment: settings.text })

  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (cause) {
      const first = failure ?? cause
      if (first instanceof MediaError) throw first
      throw new EncodeError(
        file.path,
        `The ${format.codec} encoder failed. Try another format or size.`,
        first,
      )
    }
    if (failure) throw failure as Error
  }
  await attempt(() => output.start())
  return {
    add: (frame, index) =>
      attempt(async () => {
        const data = new Uint8Array(i420Bytes(width, height))
        rgbToI420(frame, data)
        const sample = new media.VideoSample(data, {
          format: 'I420',
          codedWidth: width,
          codedHeight: height,
          timestamp: index / settings.fps,
          duration: 1 / settings.fps,
          colorSpace: BT709,
        })
        try {
          await source.add(sample)
        } finally {
          sample.close()
        }
      }),
    finish: () =>
      attempt(async () => {
        await output.finalize()
        if (format.container === 'mp4') await clearMp4Times(file)
      }),
    cancel: async () => {
      // SVT-AV1 complains on stderr when it is dropped before its end, so it is let finish what it holds.
      if (format.codec === 'av1' && !failure && output.state === 'started')
        await output.finalize().catch(() => {})
      if (output.state === 'started' || output.state === 'pending') await output.cancel().catch(() => {})
    },
  }
}
