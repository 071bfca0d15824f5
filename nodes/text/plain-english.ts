import { colourBehind } from './colour-behind.ts'
import { colourTaken } from './colour-taken.ts'
import { colourWords } from './colour-words.ts'
import { coloursApart } from './colours-apart.ts'
import { deniedCamera } from './denied-camera.ts'
import { doneVerbs } from './done-verbs.ts'
import { fromSide } from './from-side.ts'
import { goingTo } from './going-to.ts'
import { leftUndone } from './left-undone.ts'
import type { Lexicon } from './lexicon.ts'
import { saidDenials } from './said-denials.ts'
import { saidDoings } from './said-doings.ts'
import { saidForms } from './said-forms.ts'
import { saidLevels } from './said-levels.ts'
import { saidNothings } from './said-nothings.ts'
import { saidPronouns } from './said-pronouns.ts'
import { saidViews } from './said-views.ts'
import { underSky } from './under-sky.ts'
import { whitherBehind } from './whither-behind.ts'

/** A prompt in plainer words, and what was replaced by what; short forms are not worth a word. */
export interface PlainPrompt {
  readonly text: string
  readonly changes: readonly { readonly from: string; readonly to: string }[]
}

/**
 * A prompt, in lower case, in plainer words that say the same: "one night, it's the fox that turns left" is "at night, it is the fox that moves to
 * the left". What says nothing that is seen goes where unknown words are to be left out; a name that the lexicon has with a space is without its
 * hyphen: "fire-truck".
 */
export function plainEnglish(prompt: string, lexicon: Lexicon, leaveOut: boolean): PlainPrompt {
  const changes: { from: string; to: string }[] = []
  const tell = (from: string, to: string): string => {
    if (from.trim() !== to.trim()) changes.push({ from: from.trim(), to: to.trim() })
    return to
  }
  let text = prompt
  for (const [form, means] of saidForms) text = text.replaceAll(form, means)
  const done = doneVerbs(lexicon)
  text = saidDenials(goingTo(text, done, tell), lexicon, done, tell)
  text = leftUndone(deniedCamera(text, tell), lexicon, done, tell)
  for (const [word, form, means] of saidPronouns)
    if (!lexicon.words.includes(word)) text = text.replaceAll(form, means)
  for (const [said, means] of [
    ...(leaveOut ? saidNothings : []),
    ...saidLevels(lexicon),
    ...saidViews,
    ...saidDoings,
  ])
    text = text.replaceAll(said, (...found: (string | undefined)[]) =>
      tell(
        found[0]!,
        means.replaceAll(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? ''),
      ),
    )
  text = underSky(whitherBehind(text, lexicon, tell), tell)
  const colours = colourWords(lexicon, done)
  if (colours) {
    text = colourTaken(text, colours, lexicon, tell)
    text = coloursApart(text, colours, lexicon, tell)
    text = colourBehind(text, colours, tell)
  }
  return { text: spaced(fromSide(text, lexicon, tell), lexicon), changes }
}

function spaced(text: string, { characters, synonyms }: Lexicon): string {
  const names = new Set([...Object.keys(synonyms), ...characters.flatMap(({ words }) => words)])
  return text.replaceAll(/(?<!\p{L})\p{L}+(?:-\p{L}+)+/gu, (word) => {
    const apart = word.replaceAll('-', ' ')
    return !names.has(word) && names.has(apart) ? apart : word
  })
}
