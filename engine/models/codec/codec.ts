import type { OpenModel } from '../../define/services.ts'

/** The half of a model that turns latents into frames and back. */
export type Codec = Pick<OpenModel, 'decode' | 'encode'>
