/** A function of one number that was written as text. */
export type Expression = (x: number) => number

/** What is wrong with a text, and before which of its characters. */
interface ExpressionError {
  readonly at: number
  readonly expected: string
  readonly got: string
}

export type Parsed = { readonly ok: true; readonly value: Expression } | { readonly ok: false; readonly error: ExpressionError }

const functions: Readonly<Record<string, Expression>> = {
  exp: Math.exp,
  tanh: Math.tanh,
  cosh: Math.cosh,
  sinh: Math.sinh,
  log: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
}
/** Far above any fit of a potential; a machine or a mischief wrote what is deeper. */
const mostLevels = 100
const mostCharacters = 20_000

/**
 * An expression of BPX, which is one of Python: numbers, x, + − * / **, brackets and a few functions; nothing is run.
 *   sum = product {(+|−) product}      product = signed {(*|/) signed}      signed = (+|−) signed | power      power = atom [** signed]
 * As in Python −x**2 is −(x²), and x**2**3 is x^(2^3).
 */
export function parseExpression(text: string): Parsed {
  if (text.length > mostCharacters) return { ok: false, error: { at: 0, expected: `at most ${mostCharacters} characters`, got: String(text.length) } }
  const tokens = tokensOf(text)
  let next = 0
  let depth = 0
  let error: ExpressionError | null = null
  const peek = (): Token => (error === null ? tokens[next]! : tokens.at(-1)!) // after the first error nothing more is read
  const fail = (expected: string): Expression => {
    const { kind, text: written, at } = peek()
    error ??= { at, expected, got: kind === 'end' ? 'the end' : `"${written}"` }
    return nothing
  }
  const takes = (...signs: string[]): string | null => {
    const { kind, text: sign } = peek()
    if (kind !== 'sign' || !signs.includes(sign)) return null
    next++
    return sign
  }
  const closed = (inner: Expression): Expression => (takes(')') === null ? fail(')') : inner)

  function sum(): Expression {
    let left = product()
    for (let sign = takes('+', '-'); sign !== null; sign = takes('+', '-')) {
      const [a, b] = [left, product()]
      left = sign === '+' ? (x) => a(x) + b(x) : (x) => a(x) - b(x)
    }
    return left
  }
  function product(): Expression {
    let left = signed()
    for (let sign = takes('*', '/'); sign !== null; sign = takes('*', '/')) {
      const [a, b] = [left, signed()]
      left = sign === '*' ? (x) => a(x) * b(x) : (x) => a(x) / b(x)
    }
    return left
  }
  function signed(): Expression {
    if (++depth > mostLevels) return fail(`at most ${mostLevels} levels`)
    const sign = takes('+', '-')
    const a = sign === null ? power() : signed()
    depth--
    return sign === '-' ? (x) => -a(x) : a
  }
  function power(): Expression {
    const a = atom()
    if (takes('**') === null) return a
    const b = signed()
    return (x) => a(x) ** b(x)
  }
  function atom(): Expression {
    const { kind, text: written, value } = peek()
    if (kind === 'number') {
      next++
      return () => value
    }
    if (kind === 'name' && written === 'x') {
      next++
      return (x) => x
    }
    if (kind === 'name') {
      const named = Object.hasOwn(functions, written) ? functions[written]! : null
      if (named === null) return fail(`x or one of ${Object.keys(functions).join(', ')}`)
      next++
      if (takes('(') === null) return fail('(')
      const inner = closed(sum())
      return (x) => named(inner(x))
    }
    return takes('(') === null ? fail('a number, x, a function or a bracket') : closed(sum())
  }

  const value = sum()
  if (peek().kind !== 'end') fail('an operator or the end')
  return error === null ? { ok: true, value } : { ok: false, error }
}

const nothing: Expression = () => Number.NaN

interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end' | 'unknown'
  readonly text: string
  readonly value: number
  readonly at: number
}

const shapes = /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|(\*\*|[-+*/()])|(\S))/y

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  shapes.lastIndex = 0
  for (let found = shapes.exec(text); found !== null; found = shapes.exec(text)) {
    const [whole, number, name, sign, unknown] = found
    const written = number ?? name ?? sign ?? unknown!
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : sign !== undefined ? 'sign' : 'unknown'
    tokens.push({ kind, text: written, value: Number(number), at: found.index + whole.length - written.length })
  }
  return [...tokens, { kind: 'end', text: '', value: Number.NaN, at: text.length }]
}
