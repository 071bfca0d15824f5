import type { ReactNode } from 'react'
import type { NodeView } from '../../document/index.ts'
import { Icon, IconButton } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { faceIcon } from '../parts/face-icon.ts'
import { helpTopic } from '../help/help-topic.ts'
import { InputsSection } from './inputs-section.tsx'
import { ModeBar } from './mode-bar.tsx'
import { NodeProblems } from './node-problems.tsx'
import { OutputsSection } from './outputs-section.tsx'
import { RunSection } from './run-section.tsx'
import { SettingsSections } from './settings-sections.tsx'
import { StandingNote } from './standing-note.tsx'

/** One node: what it does, how it stands in this run, its settings, what comes into it, and whether it runs. */
export function NodeInspector({ node }: { readonly node: NodeView }): ReactNode {
  const editor = useEditor()
  const { face } = node
  const summary = face?.definition?.summary ?? unknownWords(node)
  return (
    <>
      <header className="shrink-0 border-b border-line px-4 pt-3 pb-3">
        <div className="flex h-7 items-center gap-2">
          <Icon name={faceIcon(face)} className="text-ink2" />
          <h2 className="min-w-0 flex-1 truncate text-14 font-semibold">{node.title}</h2>
          <IconButton
            icon="circle-question-mark"
            label={`Help for ${face?.title ?? node.node.type}`}
            className="-mr-1.5"
            disabled={!face?.definition}
            onClick={() => helpTopic(editor).open(node.node.type)}
          />
        </div>
        <p className="mt-1 text-12 text-ink2">{summary}</p>
        {face && face.title !== node.title && <p className="mt-1 text-12 text-ink3">A {face.title} node</p>}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <StandingNote node={node} />
        <NodeProblems id={node.id} />
        <RunSection node={node} />
        <SettingsSections node={node} />
        <InputsSection node={node} />
        <OutputsSection node={node} />
      </div>
      <ModeBar nodes={[node]} />
    </>
  )
}

function unknownWords({ face, node }: NodeView): string {
  if (face) return 'A graph of its own. Double-click it to look inside.'
  return `"${node.type}" is not known here. It is kept as it is; install what brings it, or remove it.`
}
