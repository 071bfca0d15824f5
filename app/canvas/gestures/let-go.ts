import type { Stage } from '../stage/stage.ts'

/** Ends the drag that is going on, if one is: what was dragged lies where it is. */
export function letGo(stage: Stage): void {
  const { drag } = stage
  stage.drag = undefined
  drag?.drop()
}
