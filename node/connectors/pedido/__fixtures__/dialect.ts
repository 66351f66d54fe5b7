/**
 * The ways in which servers of the `pedido` contract differ while all of them are right: what its documents leave open, and
 * what they contradict each other in.
 */
export interface PedidoDialect {
  /** .NET writes `PedidoErpId` unless told otherwise. */
  readonly names: 'camel' | 'pascal'
  /** The app's README and VTEX's guide have different fields for addresses and payment. */
  readonly details: 'readme' | 'guide'
  /** The code calls `/api/v1/pedido/` and `/api/v1/ArquivosPedido/`, the documents have neither slash nor capitals. */
  readonly paths: 'code' | 'documents'
  readonly numbers: 'number' | 'text' | 'brazilian'
  /** One day is always written alike, and days are written differently. */
  readonly dates: readonly DateForm[]
  readonly statuses: 'number' | 'text' | 'name'
  /** A list of one is written as that one. */
  readonly lists: 'array' | 'single'
  readonly absence: 'missing' | 'null' | 'empty'
  readonly notFound: 'status' | 'null' | 'envelope'
  /** An exclusive one compares the time of day with the midnight that `dataFim` begins with. */
  readonly bounds: 'inclusive' | 'exclusive'
  readonly credentials: 'BEARER' | 'PASSWORD'
}

export type DateForm = 'day' | 'zulu' | 'offset' | 'no-zone' | 'microsoft'

/** As the app's README describes it. */
export const README: PedidoDialect = {
  names: 'camel',
  details: 'readme',
  paths: 'code',
  numbers: 'number',
  dates: ['day'],
  statuses: 'number',
  lists: 'array',
  absence: 'missing',
  notFound: 'status',
  bounds: 'inclusive',
  credentials: 'BEARER',
}

/** As VTEX's guide does, with its examples of dates, by a server that writes everything as text. */
export const GUIDE: PedidoDialect = {
  names: 'camel',
  details: 'guide',
  paths: 'documents',
  numbers: 'text',
  dates: ['zulu', 'offset'],
  statuses: 'text',
  lists: 'array',
  absence: 'null',
  notFound: 'null',
  bounds: 'exclusive',
  credentials: 'BEARER',
}

/** As an ASP.NET Web API in Brazil does, with the token endpoint of its template. */
export const GIAPI: PedidoDialect = {
  names: 'pascal',
  details: 'readme',
  paths: 'documents',
  numbers: 'brazilian',
  dates: ['no-zone', 'microsoft'],
  statuses: 'name',
  lists: 'single',
  absence: 'empty',
  notFound: 'envelope',
  bounds: 'exclusive',
  credentials: 'PASSWORD',
}

/** `{ pedidoErpId: '7' }` -> `{ PedidoErpId: '7' }`, at every depth. */
export const pascalNames = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(pascalNames)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, content]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      pascalNames(content),
    ])
  )
}

export const writeNumber = (amount: string, { numbers }: PedidoDialect): unknown => {
  if (numbers === 'number') return Number(amount)
  if (numbers === 'text') return amount
  const [whole = '', decimals] = amount.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${grouped},${decimals ?? '00'}`
}

/** @param day YYYY-MM-DD, written with a time late in the day wherever there is one */
export const writeDay = (day: string, { dates }: PedidoDialect): string => {
  switch (dates[Number(day.slice(-1)) % dates.length]) {
    case 'zulu':
      return `${day}T23:28:30Z`
    case 'offset':
      return `${day}T23:28:30-03:00`
    case 'no-zone':
      return `${day}T18:32:48.193`
    case 'microsoft':
      return `/Date(${Date.parse(`${day}T22:00:00-03:00`)}-0300)/`
    default:
      return day
  }
}

const STATUS_NAMES: Readonly<Record<number, string>> = {
  [-1]: 'Cancelado',
  0: 'Nenhum',
  1: 'LibComercial',
  2: 'LibFinanceira',
  3: 'Separacao',
  4: 'Despacho',
  5: 'Entrega',
}

export const writeStatus = (status: number, { statuses }: PedidoDialect): unknown => {
  if (statuses === 'number') return status
  return statuses === 'text' ? String(status) : (STATUS_NAMES[status] ?? String(status))
}

export const writeList = <Item>(items: readonly Item[], { lists }: PedidoDialect): unknown =>
  lists === 'single' && items.length === 1 ? items[0] : items

/** The record without what is not known, or with it as the dialect writes nothing. */
export const writeAbsence = (
  record: Readonly<Record<string, unknown>>,
  { absence }: PedidoDialect
): Record<string, unknown> => {
  const known = Object.entries(record).filter(
    ([, value]) => value !== null || absence !== 'missing'
  )
  const nothing = absence === 'null' ? null : ''
  return Object.fromEntries(known.map(([name, value]) => [name, value ?? nothing]))
}
