import { type ConcatVideoRecipe, concatVideo } from './concat-video.ts'
import { type FileVideoRecipe, openFileVideo } from './file-video.ts'
import { type ImageVideoRecipe, imageVideo } from './image-video.ts'
import { MediaError, RecipeError } from './media-error.ts'
import { type TrimVideoRecipe, trimVideo } from './trim-video.ts'
import type { Video, VideoRecipe } from './video.ts'

/** Rebuilds one type of video; `revive` rebuilds the recipes that it nests. */
export type Reviver = (recipe: VideoRecipe, revive: (nested: VideoRecipe) => Video) => Video

/** Revivers by recipe type. Spread `mediaRevivers` and add those of your own nodes. */
export type Revivers = Readonly<Record<string, Reviver>>

/** The recipe types of this room: `image`, `concat`, `trim` and `file`. */
export const mediaRevivers: Revivers = {
  image: (recipe) => {
    const { image, frames, fps } = recipe as ImageVideoRecipe
    return imageVideo(image, frames, fps)
  },
  concat: (recipe, revive) => concatVideo((recipe as ConcatVideoRecipe).videos.map(revive)),
  trim: (recipe, revive) => {
    const { video, start, end } = recipe as TrimVideoRecipe
    return trimVideo(revive(video), { start, end })
  },
  file: (recipe) => openFileVideo(recipe as FileVideoRecipe),
}

/** Recipes nest three levels deep where this room makes them; a file from elsewhere is refused past this many. */
const MAX_DEPTH = 64

/**
 * Rebuilds a video from its recipe. Throws `RecipeError` where a type has no reviver, fields are wrong or the nesting
 * is deeper than 64. No file is read until the video is opened.
 */
export function reviveVideo(recipe: VideoRecipe, revivers: Revivers = mediaRevivers): Video {
  return reviveAt(recipe, revivers, 0)
}

function reviveAt(recipe: VideoRecipe, revivers: Revivers, depth: number): Video {
  const type = (recipe as Partial<VideoRecipe> | null)?.type
  if (typeof type !== 'string')
    throw new RecipeError('recipe', 'A video recipe has no type. Make the video again.')
  if (depth > MAX_DEPTH)
    throw new RecipeError(type, `A video recipe nests deeper than ${MAX_DEPTH}. Make the video again.`)
  const reviver = Object.hasOwn(revivers, type) ? revivers[type] : undefined
  if (!reviver)
    throw new RecipeError(
      type,
      `Videos of type "${type}" are not known here. Install the node that makes them.`,
    )
  try {
    return reviver(recipe, (nested) => reviveAt(nested, revivers, depth + 1))
  } catch (cause) {
    if (cause instanceof MediaError) throw cause
    throw new RecipeError(type, `A video of type "${type}" cannot be rebuilt. Make it again.`, { cause })
  }
}
