import type { ModelDescriptor } from '../../../engine/define/index.ts'

/** Where a picture of a moment can be had. */
export type MomentPicture =
  /** A decoded frame of the clip that a sampler made in its last run, of `fps` frames a second; `node` is its path. */
  | { readonly is: 'made'; readonly node: string; readonly frame: number; readonly fps: number }
  /** A frame of a picture or video that somebody brought, of `fps` frames a second. */
  | { readonly is: 'file'; readonly sha256: string; readonly frame: number; readonly fps: number }

/** One latent frame of a clip, as far as it can be told without running anything. */
export interface FrameOutline {
  /** 1 is given and kept, 0 is to be made, between is noised again. */
  readonly known: number
  readonly picture?: MomentPicture | undefined
}

/** What a node's clip will look like: what the node lays out when it runs. */
export interface ClipOutline {
  readonly model: ModelDescriptor
  /** One a latent frame. */
  readonly frames: readonly FrameOutline[]
  /** Smallest step of its time axis in seconds; a clip of a single latent has none. */
  readonly step?: number | undefined
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** What a node's video will look like. */
export interface VideoOutline {
  readonly frames: number
  readonly fps: number
  readonly width: number
  readonly height: number
  readonly pictureAt: (frame: number) => MomentPicture | undefined
}

/** What is asked about the world outside the graph; an answer may come later, and then the question is asked again. */
export interface Facts {
  /** Throws `Unsettled` where it is not installed, or not yet known to be. */
  model(id: string): ModelDescriptor
  /** Throws `Unsettled` where the file is not here, or was not yet looked at. */
  file(sha256: string): FileFacts
}

/** What a picture or video is: a picture is a video of one frame. */
export interface FileFacts {
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly frames: number
}

/** Thrown where something cannot be told before a run; the message is a sentence for the person. */
export class Unsettled extends Error {
  override readonly name = 'Unsettled'
}

/** What was found out, or why it cannot be told before a run. */
export type Outlined<T> =
  | { readonly is: T; readonly why?: never }
  | { readonly is?: never; readonly why: string }

/** Catches `Unsettled`. */
export function outlined<T>(find: () => T): Outlined<T> {
  try {
    return { is: find() }
  } catch (thrown) {
    if (thrown instanceof Unsettled) return { why: thrown.message }
    throw thrown
  }
}
