// What stands beside the canvas.
export { Inspector } from './inspector/inspector.tsx'
export { panelActions } from './panel-actions.ts'
export { problemsOf, tellServerProblems, type ProblemsState } from './problems-store.ts'
export { useProblems } from './use-problems.ts'
