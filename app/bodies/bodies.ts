import type { NodeBody } from './body.ts'

/** The bodies that are made for a type of node, by type. A type without one shows its ports and settings alone. */
export const bodies: Readonly<Record<string, NodeBody>> = {}
