import { late } from '../late.tsx'
import type { DialogProps } from './dialog.tsx'

/** A window that lies over the others. What draws it is loaded when the first is shown. */
export const Dialog = late<DialogProps>(() => import('./dialog.tsx').then(({ Dialog }) => Dialog))
