import { useMemo } from 'react'
import type { Character } from '../../../nodes/clip/mentions.ts'
import { type NodeView, setParam, together } from '../../document/index.ts'
import { defaultOf, storedParams } from '../../fields/param-value.ts'
import { useInside } from '../../fields/use-inside.ts'
import { useEditor } from '../../shell/editor.ts'
import type { Cast } from './edit-characters.ts'
import { charactersOf, type Shot, shotsOf } from './shot.ts'

/** The story of a composer, and the ways to change it. */
export interface StoryInHand extends Cast {
  /** One entry of the history: a button, a drag, a choice. */
  readonly edit: (label: string, change: Partial<Cast>) => void
  /** Part of what is being typed, or stepped through, in one field: what follows each other there is one entry. */
  readonly type: (change: Partial<Cast>, field: string) => void
  /** Everything between is one entry. */
  readonly begin: (label: string) => void
  readonly end: () => void
}

/** What a change may hold; whatever else comes with it, as a story's own ways to change it, is none. */
const settings = ['characters', 'shots', 'everyShot'] as const

/** Reads a composer's settings as a story; every change goes through commands of the document. */
export function useStory({ id, node, face }: NodeView): StoryInHand {
  const { document: store, registry } = useEditor()
  const inside = useInside()
  const cast = useMemo((): Cast => {
    const stored = storedParams(node, registry)
    const value = (name: string): unknown => {
      const param = face?.inputs.get(name)?.param
      return Object.hasOwn(stored, name) ? stored[name] : param && defaultOf(param)
    }
    const everyShot = value('everyShot')
    return {
      shots: shotsOf(value('shots')),
      characters: charactersOf(value('characters')),
      everyShot: typeof everyShot === 'string' ? everyShot : '',
    }
  }, [node, face, registry])

  return useMemo((): StoryInHand => {
    const commands = (change: Partial<Cast>) =>
      settings.flatMap((name) => {
        const value = change[name]
        return value === undefined ? [] : [setParam(inside, id, name, copyOf(value))]
      })
    return {
      ...cast,
      edit(label, change) {
        store.begin(label)
        store.run(together(label, commands(change)))
        store.commit()
      },
      type(change, field) {
        for (const command of commands(change))
          store.run({ ...command, typing: `${inside ?? ''} story ${id} ${field}` })
      },
      begin: (label) => store.begin(label),
      end: () => store.commit(),
    }
  }, [cast, store, inside, id])
}

/** Settings are plain JSON that nobody else holds. */
function copyOf(value: string | readonly Shot[] | readonly Character[]): unknown {
  return typeof value === 'string' ? value : value.map((item) => ({ ...item }))
}
