import { lazy } from 'react'
import type { Panel } from '../shell/side/panels.ts'
import type { PanelName } from '../shell/view-store.ts'

/** The panels of this room, as the frame beside the rail takes them; each is loaded when it is opened for the first time. */
export const sidePanels = {
  history: {
    title: 'History',
    width: 320,
    component: lazy(async () => ({ default: (await import('./history/history-panel.tsx')).HistoryPanel })),
  },
  queue: {
    title: 'Queue',
    width: 320,
    component: lazy(async () => ({ default: (await import('./queue/queue-panel.tsx')).QueuePanel })),
  },
  problems: {
    title: 'Problems',
    width: 320,
    component: lazy(async () => ({ default: (await import('./problems/problems-panel.tsx')).ProblemsPanel })),
  },
  help: {
    title: 'Help',
    width: 320,
    component: lazy(async () => ({ default: (await import('./help/help-panel.tsx')).HelpPanel })),
  },
  settings: {
    title: 'Settings',
    width: 320,
    component: lazy(async () => ({ default: (await import('./settings/settings-panel.tsx')).SettingsPanel })),
  },
} satisfies Partial<Record<PanelName, Panel>>
