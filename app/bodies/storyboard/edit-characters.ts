import type { Character } from '../../../nodes/clip/mentions.ts'
import type { Shot } from './shot.ts'

/** Everything in which characters are named. */
export interface Cast {
  readonly characters: readonly Character[]
  readonly shots: readonly Shot[]
  readonly everyShot: string
}

/** Why a name cannot be a character's; undefined where it can. `own` is the place of the character that is renamed. */
export function nameFault(name: string, characters: readonly Character[], own?: number): string | undefined {
  if (name === '') return 'A character needs a name.'
  if (!/^[\p{L}\p{N}_-]+$/u.test(name)) return 'A name is letters, digits, - and _ without spaces.'
  if (name.length > 40) return 'A name has at most 40 letters.'
  const taken = characters.some((other, at) => at !== own && other.name.toLowerCase() === name.toLowerCase())
  return taken ? `There is a @${name} already.` : undefined
}

/** A cast with a character changed; where the name changes, every @name of it changes with it. */
export function changeCharacter(cast: Cast, at: number, change: Character): Cast {
  const before = cast.characters[at]
  if (!before) return cast
  const characters = cast.characters.with(at, change)
  if (before.name === change.name || before.name === '') return { ...cast, characters }
  const rename = (text: string): string =>
    text.replace(/@([\p{L}\p{N}_-]+)/gu, (whole, name: string) =>
      name.toLowerCase() === before.name.toLowerCase() ? `@${change.name}` : whole,
    )
  return {
    characters,
    shots: cast.shots.map((shot) => ({ ...shot, prompt: rename(shot.prompt) })),
    everyShot: rename(cast.everyShot),
  }
}

/** A cast without a character; where it is named, its description stands, so that no shot loses what it says. */
export function removeCharacter(cast: Cast, at: number): Cast {
  const gone = cast.characters[at]
  if (!gone) return cast
  const spell = (text: string): string =>
    text.replace(/@([\p{L}\p{N}_-]+)/gu, (whole, name: string) =>
      name.toLowerCase() === gone.name.toLowerCase() ? gone.description || name : whole,
    )
  return {
    characters: cast.characters.toSpliced(at, 1),
    shots: cast.shots.map((shot) => ({ ...shot, prompt: spell(shot.prompt) })),
    everyShot: spell(cast.everyShot),
  }
}

/** A name that nobody has yet: `character`, `character-2`, …, or the one that is wanted. */
export function freeCharacterName(characters: readonly Character[], wanted = 'character'): string {
  const taken = new Set(characters.map(({ name }) => name.toLowerCase()))
  let name = wanted
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}-${number}`
  return name
}

/** How many shots name a character. */
export function namedIn(shots: readonly Shot[], name: string): number {
  const wanted = name.toLowerCase()
  return shots.filter(({ prompt }) =>
    Array.from(prompt.matchAll(/@([\p{L}\p{N}_-]+)/gu)).some((match) => match[1]!.toLowerCase() === wanted),
  ).length
}
