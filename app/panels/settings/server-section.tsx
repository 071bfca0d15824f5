import { type ReactNode, useCallback } from 'react'
import { elapsedText } from '../../preview/time-text.ts'
import { useEditor } from '../../shell/editor.ts'
import { Fact } from '../parts/fact.tsx'
import { Section } from '../parts/section.tsx'
import { useAnswer } from './use-answer.ts'

/** The server: how it is, and how it is told where to keep its files. */
export function ServerSection(): ReactNode {
  const { api } = useEditor()
  const { value, trouble } = useAnswer(useCallback(() => api.machine.health(), [api]))
  return (
    <Section title="Server">
      {trouble !== undefined && <p className="text-12 text-err">{trouble}</p>}
      {value && (
        <dl>
          <Fact name="Version">{value.version}</Fact>
          <Fact name="State">{value.status === 'ok' ? 'Well' : 'No device works at the moment'}</Fact>
          <Fact name="Up for">{elapsedText(value.uptime * 1000)}</Fact>
        </dl>
      )}
      <p className="mt-1 text-12 text-ink2">
        Videos, models and workflows lie in its data folder. To use another, start it with{' '}
        <code className="font-mono text-ink">REELGRAPH_DATA=/a/folder npm start</code>.
      </p>
    </Section>
  )
}
