type Field = readonly [name: string, value: string | null]

/** A flat document. Names are ours; values are anybody's. */
export const xmlOf = (root: string, fields: readonly Field[]): Uint8Array => {
  const elements = fields.flatMap(([name, value]) =>
    value === null ? [] : [`  <${name}>${escaped(value)}</${name}>`]
  )
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root}>`,
    ...elements,
    `</${root}>`,
    '',
  ]
  return Buffer.from(text.join('\n'), 'utf8')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** XML has no place at all for control characters and lone surrogates. */
const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark)
