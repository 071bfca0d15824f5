import { type ComponentType, lazy } from 'react'
import type { PanelName } from '../view-store.ts'

/** A panel beside the rail. */
export interface Panel {
  readonly title: string
  /** Width in px. */
  readonly width: number
  readonly component: ComponentType
}

/** The panels that there are; each is loaded when it is opened for the first time. */
export const panels: Readonly<Record<PanelName, Panel>> = {
  templates: {
    title: 'Templates',
    width: 388,
    component: lazy(() =>
      import('../../keep/templates/templates-panel.tsx').then(({ TemplatesPanel }) => ({
        default: TemplatesPanel,
      })),
    ),
  },
  gallery: {
    title: 'Gallery',
    width: 404,
    component: lazy(() =>
      import('../../gallery/gallery-panel.tsx').then(({ GalleryPanel }) => ({ default: GalleryPanel })),
    ),
  },
  history: {
    title: 'History',
    width: 320,
    component: lazy(() =>
      import('../../panels/history/history-panel.tsx').then(({ HistoryPanel }) => ({
        default: HistoryPanel,
      })),
    ),
  },
  queue: {
    title: 'Queue',
    width: 320,
    component: lazy(() =>
      import('../../panels/queue/queue-panel.tsx').then(({ QueuePanel }) => ({ default: QueuePanel })),
    ),
  },
  problems: {
    title: 'Problems',
    width: 340,
    component: lazy(() =>
      import('../../panels/problems/problems-panel.tsx').then(({ ProblemsPanel }) => ({
        default: ProblemsPanel,
      })),
    ),
  },
  settings: {
    title: 'Settings',
    width: 360,
    component: lazy(() =>
      import('../../panels/settings/settings-panel.tsx').then(({ SettingsPanel }) => ({
        default: SettingsPanel,
      })),
    ),
  },
  help: {
    title: 'Help',
    width: 340,
    component: lazy(() =>
      import('../../panels/help/help-panel.tsx').then(({ HelpPanel }) => ({ default: HelpPanel })),
    ),
  },
}
