import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Segmented } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { PanelHead } from '../parts/panel-head.tsx'
import { Section } from '../parts/section.tsx'
import { DeviceSection } from './device-section.tsx'
import { ModelSection } from './model-section.tsx'
import { ServerSection } from './server-section.tsx'

/** How the editor looks, and what the machine behind it has. */
export function SettingsPanel(): ReactNode {
  const { view } = useEditor()
  const theme = useStore(view, (state) => state.theme)
  const minimap = useStore(view, (state) => state.minimap)
  return (
    <>
      <PanelHead title="Settings" />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Section title="Theme">
          <Segmented
            label="Theme"
            wide
            size="small"
            value={theme}
            onChange={(next) => view.setState({ theme: next })}
            segments={[
              { value: 'system', label: 'System', icon: 'monitor' },
              { value: 'light', label: 'Light', icon: 'sun' },
              { value: 'dark', label: 'Dark', icon: 'moon' },
            ]}
          />
        </Section>
        <Section title="Map of the graph">
          <Segmented
            label="Map of the graph"
            wide
            size="small"
            value={minimap ? 'on' : 'off'}
            onChange={(next) => view.setState({ minimap: next === 'on' })}
            segments={[
              { value: 'on', label: 'Shown' },
              { value: 'off', label: 'Hidden' },
            ]}
          />
        </Section>
        <DeviceSection />
        <ModelSection />
        <ServerSection />
      </div>
    </>
  )
}
