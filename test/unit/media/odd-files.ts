import type { EncodedPacket } from 'mediabunny'
import { loadCodecs } from '../../../engine/media/codecs.ts'

/** A stored picture: when it is shown, in frames of 1/24 s. */
export interface Stored {
  readonly shown: number
  readonly isKey: boolean
  readonly data: Uint8Array
}

const side = 64

/** Encodes grey pictures, the i-th of brightness 4·i, with an encoder and its options. */
export async function encodeGreys(
  encoder: string,
  options: Readonly<Record<string, string>>,
  count: number,
): Promise<readonly Stored[]> {
  const av = await import('node-av')
  const codec = av.Codec.findEncoderByName(encoder as never)
  if (!codec) throw new Error(`no encoder ${encoder}`)
  const context = new av.CodecContext()
  context.allocContext3(codec)
  context.width = side
  context.height = side
  context.pixelFormat = av.AV_PIX_FMT_YUV420P
  context.timeBase = new av.Rational(1, 24)
  context.framerate = new av.Rational(24, 1)
  context.threadCount = 1
  const check = (code: number): void => av.FFmpegError.throwIfError(code, encoder)
  check(await context.open2(codec, av.Dictionary.fromObject({ ...options })))
  const packet = new av.Packet()
  packet.alloc()
  const stored: Stored[] = []
  const receive = async (): Promise<void> => {
    while ((await context.receivePacket(packet)) >= 0) {
      const data = new Uint8Array(packet.data!)
      stored.push({ shown: Number(packet.pts), isKey: packet.isKeyframe, data })
      packet.unref()
    }
  }
  for (let i = 0; i < count; i++) {
    const frame = new av.Frame()
    frame.alloc()
    frame.width = side
    frame.height = side
    frame.format = av.AV_PIX_FMT_YUV420P
    check(frame.getBuffer(0))
    frame.data!.forEach((plane, at) => plane.fill(at === 0 ? 16 + i * 3 : 128))
    frame.pts = BigInt(i)
    check(await context.sendFrame(frame))
    frame.free()
    await receive()
  }
  check(await context.sendFrame(null))
  await receive()
  packet.free()
  context.freeContext()
  return stored
}

/** Writes stored pictures into a Matroska file, in the order in which they are stored. */
export async function writeMatroska(
  path: string,
  codec: 'avc' | 'hevc' | 'vp8',
  stored: readonly Stored[],
): Promise<void> {
  const bunny = await loadCodecs()
  const output = new bunny.Output({
    format: new bunny.MkvOutputFormat(),
    target: new bunny.FilePathTarget(path),
  })
  const source = new bunny.EncodedVideoPacketSource(codec)
  output.addVideoTrack(source)
  await output.start()
  const name = { avc: 'avc1.64000a', hevc: 'hvc1.1.6.L30.90', vp8: 'vp8' }[codec]
  const decoderConfig = { codec: name, codedWidth: side, codedHeight: side }
  for (const { data, isKey, shown } of stored)
    await source.add(new bunny.EncodedPacket(data, isKey ? 'key' : 'delta', shown / 24, 1 / 24), {
      decoderConfig,
    })
  await output.finalize()
}

/** A copy of an MP4 file with the times of its pictures changed. */
export async function retimed(
  from: string,
  to: string,
  change: (packet: EncodedPacket, index: number) => { timestamp: number; duration?: number },
): Promise<void> {
  const bunny = await loadCodecs()
  const input = new bunny.Input({ formats: bunny.ALL_FORMATS, source: new bunny.FilePathSource(from) })
  const track = (await input.getPrimaryVideoTrack())!
  const output = new bunny.Output({
    format: new bunny.Mp4OutputFormat(),
    target: new bunny.FilePathTarget(to),
  })
  const source = new bunny.EncodedVideoPacketSource('avc')
  output.addVideoTrack(source)
  await output.start()
  const decoderConfig = (await track.getDecoderConfig())!
  let index = 0
  for await (const packet of new bunny.EncodedPacketSink(track).packets())
    await source.add(packet.clone(change(packet, index++)), { decoderConfig })
  await output.finalize()
  input.dispose()
}
