import { useStore } from 'zustand'
import { useEditor } from '../shell/editor.ts'
import { problemsOf, type ProblemsState } from './problems-store.ts'

/** A part of the problems of the workflow; the component renders again when that part changes. */
export function useProblems<T>(select: (state: ProblemsState) => T): T {
  return useStore(problemsOf(useEditor()), select)
}
