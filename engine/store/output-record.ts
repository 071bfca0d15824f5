/** Size and length of a picture or a video; stills have one frame. */
export interface MediaFacts {
  readonly width: number
  readonly height: number
  /** Frames a second; absent for stills. */
  readonly fps?: number
  readonly frames: number
}

/** A file that a run made, as the worker tells of it. */
export interface NewOutput {
  readonly run: string
  readonly node: string
  /** Key of the node's result: the same within a run is the same output. */
  readonly key: string
  readonly name: string
  readonly mime: string
  readonly bytes: number
  readonly sha256: string
}

/** What is kept beside it, so that a gallery can show and find it. */
export interface OutputNote {
  /** What it shows, in the words of its maker. */
  readonly caption?: string | undefined
  /** Everything that it may be found by. */
  readonly words?: string | undefined
  /** What it was made on. */
  readonly device?: string | undefined
}

/** A file that a run made. */
export interface OutputRecord extends NewOutput {
  readonly id: string
  readonly createdAt: number
}

/** An output as a gallery has it, with what is known of its run. */
export interface GalleryItem extends OutputRecord {
  readonly starred: boolean
  readonly caption?: string
  readonly device?: string
  readonly media?: MediaFacts
  /** Title of the workflow that made it. */
  readonly title?: string
  readonly workflowId?: string
  /** How long the run took, in ms. */
  readonly tookMs?: number
  /** When it was deleted, where it was; it can be brought back until its bytes are swept. */
  readonly deletedAt?: number
}
