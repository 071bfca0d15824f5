import { useStore } from 'zustand'
import { Icon } from '../../look/index.ts'
import { useProblems } from '../../panels/use-problems.ts'
import { useEditor } from '../editor.ts'
import { togglePanel } from '../shell-actions.ts'
import { StatusButton } from './status-button.tsx'

/** How many problems the workflow has; opens the list of them. */
export function ProblemsButton() {
  const editor = useEditor()
  const open = useStore(editor.view, ({ panel }) => panel === 'problems')
  const errors = useProblems((state) => state.errors)
  const warnings = useProblems((state) => state.warnings)
  return (
    <StatusButton open={open} controls="panel-problems" onClick={() => togglePanel(editor, 'problems')}>
      {errors + warnings === 0 ? (
        <>
          <Icon name="circle-check" size={14} className="text-ok" />
          No problems
        </>
      ) : (
        <>
          {errors > 0 && (
            <>
              <Icon name="octagon-alert" size={14} className="text-err" />
              {counted(errors, 'problem')}
            </>
          )}
          {warnings > 0 && (
            <>
              <Icon name="triangle-alert" size={14} className="text-warn" />
              {counted(warnings, 'warning')}
            </>
          )}
        </>
      )}
    </StatusButton>
  )
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
