import { FrameStore, type SmallPicture, smallPicture } from './frame-store.ts'
import { PictureTimes } from './picture-times.ts'

/** How long a file stays open after the last frame that was wanted of it, in ms. */
const rest = 4000

/** Reads single frames of one file, one after another. */
interface Reader {
  /** Undefined where the file has no such frame. */
  read(frame: number, fps: number): Promise<SmallPicture | undefined>
  close(): void
}

/** Frames of videos and animations at the server, asked for by number. What was read is kept, and nothing is read twice. */
export class Films {
  readonly #frames = new FrameStore()
  readonly #films = new Map<string, Film>()

  /** A frame that is here already. */
  seen(url: string, frame: number): SmallPicture | undefined {
    return this.#frames.get(`${url}#${frame}`)
  }

  /** A frame; undefined where the file cannot be read or has no such frame. */
  async frame(url: string, mime: string, frame: number, fps: number): Promise<SmallPicture | undefined> {
    const seen = this.seen(url, frame)
    if (seen) return seen
    let film = this.#films.get(url)
    if (!film) {
      film = new Film(
        () => openReader(url, mime),
        () => this.#films.delete(url),
      )
      this.#films.set(url, film)
    }
    const picture = await film.read(frame, fps)
    if (picture) this.#frames.put(`${url}#${frame}`, picture)
    return picture
  }
}

/** One file that is read from: opened with the first frame that is wanted, closed when none was wanted for a while. */
class Film {
  readonly #reader: Promise<Reader | undefined>
  readonly #closed: () => void
  readonly #underway = new Map<number, Promise<SmallPicture | undefined>>()
  #last: Promise<unknown> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(open: () => Promise<Reader>, closed: () => void) {
    this.#reader = open().catch(() => undefined)
    this.#closed = closed
  }

  read(frame: number, fps: number): Promise<SmallPicture | undefined> {
    const underway = this.#underway.get(frame)
    if (underway) return underway
    clearTimeout(this.#timer)
    const reading = this.#last
      .then(() => this.#reader)
      .then((reader) => reader?.read(frame, fps))
      .catch(() => undefined)
    this.#underway.set(frame, reading)
    this.#last = reading.finally(() => {
      this.#underway.delete(frame)
      if (this.#underway.size > 0) return
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#close(), rest)
    })
    return reading
  }

  async #close(): Promise<void> {
    this.#closed()
    ;(await this.#reader)?.close()
  }
}

function openReader(url: string, mime: string): Promise<Reader> {
  return mime.startsWith('video/') ? openVideo(url) : openAnimation(url, mime)
}

async function openVideo(url: string): Promise<Reader> {
  const video = document.createElement('video')
  video.muted = true
  video.preload = 'auto'
  video.playsInline = true
  const ready = heard(video, 'loadeddata')
  video.src = url
  await ready
  return {
    async read(frame, fps) {
      // The middle of a frame's time is in no other frame, however times are rounded.
      const at = (frame + 0.5) / fps
      if (at > video.duration) return undefined
      const sought = heard(video, 'seeked')
      video.currentTime = at
      await sought
      return smallPicture(video, video.videoWidth, video.videoHeight)
    },
    close() {
      video.removeAttribute('src')
      video.load()
    },
  }
}

function heard(video: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(event, () => resolve(), { once: true })
    video.addEventListener('error', () => reject(new Error('The video cannot be read.')), { once: true })
  })
}

/** WebP and GIF, where the browser lets single pictures be read; elsewhere the first one stands for all. */
async function openAnimation(url: string, mime: string): Promise<Reader> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error('The file cannot be read.')
  const Decoder = (globalThis as { readonly ImageDecoder?: DecoderOfImages }).ImageDecoder
  if (!Decoder) {
    const image = await createImageBitmap(await answer.blob())
    return { read: async () => smallPicture(image, image.width, image.height), close: () => image.close() }
  }
  const decoder = new Decoder({ data: await answer.arrayBuffer(), type: mime })
  await decoder.completed
  const count = decoder.tracks.selectedTrack?.frameCount ?? 1
  const times = new PictureTimes()
  return {
    async read(frame, fps) {
      while (times.length < count && times.at(frame, fps) === undefined) {
        const { image } = await decoder.decode({ frameIndex: times.length })
        times.add(image.duration)
        image.close()
      }
      const { image } = await decoder.decode({ frameIndex: times.at(frame, fps) ?? count - 1 })
      const picture = smallPicture(image, image.displayWidth, image.displayHeight)
      image.close()
      return picture
    },
    close: () => decoder.close(),
  }
}

type DecoderOfImages = new (init: { data: ArrayBuffer; type: string }) => {
  readonly completed: Promise<void>
  readonly tracks: { readonly selectedTrack: { readonly frameCount: number } | null }
  decode(options: { frameIndex: number }): Promise<{
    readonly image: CanvasImageSource & {
      readonly displayWidth: number
      readonly displayHeight: number
      /** Microseconds. */
      readonly duration: number | null
      close(): void
    }
  }>
  close(): void
}
