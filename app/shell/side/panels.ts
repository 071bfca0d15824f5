import type { ComponentType } from 'react'
import { late } from '../../look/index.ts'
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
    component: late(() =>
      import('../../keep/templates/templates-panel.tsx').then(({ TemplatesPanel }) => TemplatesPanel),
    ),
  },
  gallery: {
    title: 'Gallery',
    width: 404,
    component: late(() => import('../../gallery/gallery-panel.tsx').then(({ GalleryPanel }) => GalleryPanel)),
  },
  history: {
    title: 'History',
    width: 320,
    component: late(() =>
      import('../../panels/history/history-panel.tsx').then(({ HistoryPanel }) => HistoryPanel),
    ),
  },
  queue: {
    title: 'Queue',
    width: 320,
    component: late(() => import('../../panels/queue/queue-panel.tsx').then(({ QueuePanel }) => QueuePanel)),
  },
  problems: {
    title: 'Problems',
    width: 340,
    component: late(() =>
      import('../../panels/problems/problems-panel.tsx').then(({ ProblemsPanel }) => ProblemsPanel),
    ),
  },
  settings: {
    title: 'Settings',
    width: 360,
    component: late(() =>
      import('../../panels/settings/settings-panel.tsx').then(({ SettingsPanel }) => SettingsPanel),
    ),
  },
  help: {
    title: 'Help',
    width: 340,
    component: late(() => import('../../panels/help/help-panel.tsx').then(({ HelpPanel }) => HelpPanel)),
  },
}
