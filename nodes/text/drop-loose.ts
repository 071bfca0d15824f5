import { hasSubject, isEnd, isHole, leaveOut, nextSaid, type Piece, saidBefore } from './piece.ts'

const heads: ReadonlySet<Piece['role'] | undefined> = new Set([
  'article',
  'noun',
  'verb',
  'modifier',
  'clause',
])

/** Links between nothing and something go, and so do commas around nothing. */
export function dropLoose(pieces: Piece[]): void {
  dropIdleIt(pieces)
  let hole = false
  for (let i = 0; i < pieces.length; i++) {
    const { role, from, to } = pieces[i]!
    hole ||= isHole(pieces[i])
    if (role !== 'link' && role !== 'comma' && from !== 'not') continue
    const next = nextSaid(pieces, i)?.role
    if (role === 'link' && to === 'and' && opens(pieces, i)) leaveOut(pieces, i, i + 1)
    else if (role === 'link') dropLink(pieces, i, hole)
    else if (role === 'comma') {
      const before = saidBefore(pieces, i)
      if (pieces[before]?.role !== 'comma' || before === i - 1) continue
      leaveOut(pieces, i, i + 1)
      if (next === 'verb') leaveOut(pieces, before, before + 1)
    } else if (isEnd(next)) leaveOut(pieces, pieces[i - 1]?.role === 'be' ? i - 1 : i, i + 1)
  }
}

/** Whether nothing is said before a piece. */
function opens(pieces: readonly Piece[], i: number): boolean {
  return pieces.slice(0, i).every(({ to, role }) => to === '' || role === 'comma')
}

/** "it" goes where nothing is left of what it does, or of what is done to it: "it's fast", "a dog watches it". */
function dropIdleIt(pieces: Piece[]): void {
  for (const [i, { to, role }] of pieces.entries()) {
    if (to !== 'it' || role !== 'noun') continue
    const before = pieces[saidBefore(pieces, i)]?.role
    if ((isEnd(before) || isHole(pieces[i - 1])) && isEnd(nextSaid(pieces, i)?.role))
      leaveOut(pieces, i, i + 1)
  }
}

/** A link goes that leads to nothing, that nothing known leads to, or that stands for what was done: "a fox smiles and runs", "a dog barks while it runs". */
function dropLink(pieces: Piece[], i: number, hole: boolean): void {
  const it = pieces[i + 1]?.to === 'it' ? 1 : 0
  const next = nextSaid(pieces, i + it)?.role
  const last = saidBefore(pieces, i)
  const undone =
    pieces[last]?.role === 'noun' &&
    (pieces.slice(last + 1, i).some(isHole) || (it === 1 && isIdle(pieces, i)))
  const missing = it ? isEnd(next) : pieces[i + 1]?.to === '' && !heads.has(next)
  if (undone && next === 'verb') {
    if (it) dropBeing(pieces, i)
    leaveOut(pieces, i, i + 1 + it)
  } else if (it && missing) leaveOut(pieces, i, i + 1 + it)
  else if (missing || (hole && !hasSubject(pieces, i))) leaveOut(pieces, i, i + 1)
}

/** Who is there, and then does something, does it there: "there is a fox in the forest and it runs". */
function dropBeing(pieces: Piece[], link: number): void {
  const start = pieces.findLastIndex(({ role }, i) => i < link && isEnd(role)) + 1
  for (let i = start; i < link; i++)
    if (pieces[i]!.role === 'be') leaveOut(pieces, pieces[i - 1]?.from === 'there' ? i - 1 : i, i + 1)
}

/** Whether nothing is done in the clause before a link. */
function isIdle(pieces: readonly Piece[], link: number): boolean {
  const start = pieces.findLastIndex(({ role }, i) => i < link && isEnd(role))
  return pieces.slice(start + 1, link).every(({ role, deed }) => role !== 'verb' && !deed)
}
