import { lateDeeds } from '../../shell/late-deeds.ts'

/** What the canvas's rarer actions do, loaded once the graph can be used. */
export const canvasDeeds = lateDeeds(() => import('./deeds.ts'))
