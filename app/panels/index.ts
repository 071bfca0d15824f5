// What stands beside the canvas.
export { panelActions } from './panel-actions.ts'
export { problemsOf, tellServerProblems, type ProblemsState } from './problems-store.ts'
export { useProblems } from './use-problems.ts'
