import type { Lexicon } from './lexicon.ts'

/** Words that a model knows within what it says of styles, of events, of hiding, of what is done to things and of what comes first alone: "its" of "changes its colour", "sketch" of "pencil sketch". Elsewhere they say nothing to it. */
export function clauseWords(lexicon: Lexicon, events: readonly string[]): ReadonlySet<string> {
  const {
    places,
    times,
    weathers,
    cameras,
    motions,
    characters,
    styles,
    things,
    hiding,
    sequences,
    colours,
    deeds,
  } = lexicon
  const ofAll = (phrases: readonly string[]): string[] => phrases.flatMap((phrase) => phrase.split(' '))
  const others = new Set([
    ...ofAll([...places, ...times, ...weathers, ...cameras].flatMap(({ phrases }) => phrases)),
    ...ofAll(motions.filter((motion) => motion.characters.length === 0).flatMap(({ phrases }) => phrases)),
    ...events.filter((phrase) => !phrase.includes(' ')),
    ...ofAll(characters.flatMap(({ words, verbs }) => [...words, ...verbs])),
    ...colours,
    ...'a an the in on with of and is are to turns turn becomes become'.split(' '),
  ])
  const within = [
    ...[...styles, ...things].flatMap(({ phrases }) => phrases),
    ...hiding,
    ...deeds.flatMap(({ phrases, things }) => (things ? [...phrases, ...things.phrases] : [])),
    ...sequences.map((phrase) => phrase.replaceAll(',', '')),
    ...events.filter((phrase) => phrase.includes(' ')),
  ]
  return new Set(ofAll(within).filter((word) => !others.has(word)))
}
