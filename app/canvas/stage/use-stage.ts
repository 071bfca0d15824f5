import { useStore } from 'zustand'
import { useEditor } from '../../shell/editor.ts'
import { type Stage, stageOf } from './stage.ts'
import type { StageState } from './stage-state.ts'

/** The stage of the canvas that a component belongs to. */
export function useStage(): Stage {
  return stageOf(useEditor())
}

/** A part of what the canvas remembers; the component renders again when that part changes. */
export function useStageState<T>(select: (state: StageState) => T): T {
  return useStore(useStage().state, select)
}

/** How far the canvas is zoomed; 1 is life size. */
export function useZoom(): number {
  return useStageState(({ zoom }) => zoom)
}
