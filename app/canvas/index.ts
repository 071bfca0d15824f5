// The canvas. Only this room knows React Flow.
export { Canvas } from './canvas.tsx'
export { canvasActions } from './canvas-actions.ts'
export { type Stage, stageOf } from './stage/stage.ts'
export { useZoom } from './stage/use-stage.ts'
