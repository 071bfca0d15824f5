import type { ComponentType } from 'react'
import type { PanelName } from '../view-store.ts'

/** A panel beside the rail. */
export interface Panel {
  readonly title: string
  /** Width in px. */
  readonly width: number
  readonly component: ComponentType
}

/** The panels that there are; each is loaded when it is opened for the first time. */
export const panels: Partial<Readonly<Record<PanelName, Panel>>> = {}
