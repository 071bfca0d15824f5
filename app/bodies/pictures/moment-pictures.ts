import type { PreviewFrames } from '../../run/run-centre.ts'
import type { Editor } from '../../shell/editor.ts'
import { askFile, knownFiles } from '../facts/file-facts.ts'
import type { MomentPicture } from '../outline/outline.ts'
import { resultsOf } from '../results/results.ts'
import { Films } from './film.ts'
import { FrameStore, type SmallPicture, smallPicture } from './frame-store.ts'

/** Called whenever there is another picture of the moment; undefined while there is none. */
export type Paint = (picture: SmallPicture | undefined) => void

type Made = Extract<MomentPicture, { readonly is: 'made' }>
type OfFile = Extract<MomentPicture, { readonly is: 'file' }>

const all = new WeakMap<Editor, MomentPictures>()

/** The pictures of an editor; its components share them. */
export function picturesOf(editor: Editor): MomentPictures {
  let pictures = all.get(editor)
  if (!pictures) all.set(editor, (pictures = new MomentPictures(editor)))
  return pictures
}

/**
 * Pictures of moments: of clips that samplers made and of files that were brought. What a sampler is making is shown as
 * it becomes; once the video is saved, its own frames are shown.
 */
export class MomentPictures {
  readonly #editor: Editor
  readonly #films = new Films()
  readonly #steps = new WeakMap<PreviewFrames, Map<number, SmallPicture>>()
  readonly #stills = new FrameStore(60)

  constructor(editor: Editor) {
    this.#editor = editor
  }

  /** Paints a moment now and whenever its picture becomes another one. Returns what ends it. */
  watch(picture: MomentPicture, paint: Paint): () => void {
    return picture.is === 'made' ? this.#watchMade(picture, paint) : this.#watchFile(picture, paint)
  }

  #watchMade({ node, frame, fps }: Made, paint: Paint): () => void {
    const { runs, api } = this.#editor
    const results = resultsOf(this.#editor)
    let [over, asked] = [false, '']
    const show = (name: string, found: Promise<SmallPicture | undefined>): void => {
      if (asked === name) return
      asked = name
      void found.then(
        (picture) => {
          if (!over && asked === name) paint(picture)
        },
        () => {},
      )
    }
    const look = (): void => {
      const take = results.getState().takes.get(node)
      const { sampled, runs: known } = runs.state.getState()
      const steps = sampled.get(node)
      const began = steps && known.get(steps.run)?.queuedAt
      const newer = steps && steps.run !== take?.run.id && (!take || (began ?? 0) > take.run.createdAt)
      if (newer) {
        const { run, step, item } = steps
        const name = `${run} ${step}`
        if (asked === name) return
        const latest = runs.previews.latest(node)
        const live = latest?.run === run ? latest : undefined
        const place = { run, node, step, ...(item !== undefined && { item }) }
        const read = live ? Promise.resolve(live) : runs.steps.read(place)
        show(
          name,
          read.then((frames) => this.#ofStep(frames, frame)),
        )
      } else if (take) {
        const url = api.files.outputUrl(take.output.id)
        show(`${url}#${frame}`, this.#films.frame(url, take.output.mime, frame, fps))
      } else if (asked !== '') {
        asked = ''
        paint(undefined)
      }
    }
    const ends = [
      results.subscribe(look),
      runs.state.subscribe((state, before) => {
        if (state.sampled !== before.sampled) look()
      }),
      runs.previews.subscribe(node, look),
    ]
    look()
    return () => {
      over = true
      ends.forEach((end) => end())
    }
  }

  #watchFile({ sha256, frame, fps }: OfFile, paint: Paint): () => void {
    const { api } = this.#editor
    const url = api.files.assetUrl(sha256)
    let over = false
    const files = knownFiles(api)
    const look = (): void => {
      const file = files.getState().get(sha256)
      if (over || file?.state !== 'here') return
      end()
      const found = file.moves ? this.#films.frame(url, file.mime, frame, fps) : this.#still(url)
      void found.then(
        (picture) => {
          if (!over) paint(picture)
        },
        () => {},
      )
    }
    const end = files.subscribe(look)
    askFile(api, sha256)
    look()
    return () => {
      over = true
      end()
    }
  }

  async #still(url: string): Promise<SmallPicture | undefined> {
    const kept = this.#stills.get(url)
    if (kept) return kept
    const image = new Image()
    image.src = url
    await image.decode()
    const picture = smallPicture(image, image.naturalWidth, image.naturalHeight)
    if (picture) this.#stills.put(url, picture)
    return picture
  }

  /** A decoded frame of a step: the small picture of the latent frame that it comes from. */
  #ofStep(frames: PreviewFrames, frame: number): SmallPicture | undefined {
    const { timing, width, height } = frames
    const at = frame < timing.first ? 0 : 1 + Math.floor((frame - timing.first) / timing.rest)
    if (at >= frames.frames) return undefined
    const drawn = this.#steps.get(frames) ?? new Map<number, SmallPicture>()
    this.#steps.set(frames, drawn)
    const known = drawn.get(at)
    if (known) return known
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    canvas.getContext('2d')?.putImageData(new ImageData(frames.rgba(at), width, height), 0, 0)
    const picture = { image: canvas, width, height }
    drawn.set(at, picture)
    return picture
  }
}
