import { lateDeeds } from '../shell/late-deeds.ts'

/** What puts settings on the form. */
export const formDeeds = lateDeeds(() => import('./form-deeds.ts'))
