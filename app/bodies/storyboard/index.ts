/** The multi-shot composer, small and as a storyboard. */
export { ComposerAction } from './composer-action.tsx'
export { ComposerBody } from './composer-body.tsx'
export { ComposerNote } from './composer-note.tsx'
export { Storyboard } from './storyboard.tsx'
