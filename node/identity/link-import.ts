/**
 * Links from a spreadsheet: a header `organizationId,costCenterId,companyRef` (the cost center may be left out), then one
 * customer of the ERP a line. A line with a cost center confirms the customer for the organization and for that cost center.
 * The lines of an organization together are its whole link. One wrong line, and nothing of it counts.
 */
import type { CompanyRef } from '../connectors/order-model'
import { type CostCenterLink, isPersonId } from './collaborator'
import { type CsvRecord, readCsv } from './csv'
import { MAX_REFS, plainText, readLinkId } from './link-input'

export const MAX_LINES = 2_000

export type ImportErrorCode =
  | 'HEADER'
  | 'EMPTY'
  | 'TOO_MANY_LINES'
  | 'QUOTES'
  | 'COLUMNS'
  | 'ORGANIZATION_ILL_FORMED'
  | 'COST_CENTER_ILL_FORMED'
  | 'COMPANY_REF_ILL_FORMED'
  | 'TOO_MANY_REFS'

export interface ImportError {
  /** Counted from 1, the header included. */
  readonly line: number
  readonly code: ImportErrorCode
}

export interface ImportedLink {
  readonly organizationId: string
  readonly companyRefs: readonly CompanyRef[]
  readonly costCenters: readonly CostCenterLink[]
}

export interface LinkImport {
  /** None where there are errors. */
  readonly links: readonly ImportedLink[]
  readonly errors: readonly ImportError[]
}

type Column = 'organizationId' | 'costCenterId' | 'companyRef'

/** @param canonicalRef the form in which the store's connector compares customers */
export const readLinkImport = (
  csv: string,
  canonicalRef: (ref: string) => CompanyRef
): LinkImport => {
  const [header, ...records] = readCsv(csv)
  const columns = header && columnsOf(header)
  if (!columns) return refused(header?.line ?? 1, 'HEADER')
  if (records.length === 0) return refused(header.line, 'EMPTY')
  if (records.length > MAX_LINES) return refused(records[MAX_LINES]?.line ?? 1, 'TOO_MANY_LINES')
  const links = new Map<string, Gathered>()
  const errors = records.flatMap((record) => {
    const code = gather(record, { columns, links, canonicalRef })
    return code === null ? [] : [{ line: record.line, code }]
  })
  return errors.length > 0 ? { links: [], errors } : { links: [...links].map(linkOf), errors }
}

const refused = (line: number, code: ImportErrorCode): LinkImport => ({
  links: [],
  errors: [{ line, code }],
})

const columnsOf = ({ cells, isBroken }: CsvRecord): readonly Column[] | null => {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const known = (['organizationId', 'costCenterId', 'companyRef'] as const).filter((column) =>
    names.includes(column.toLowerCase())
  )
  if (isBroken || known.length !== names.length) return null
  if (!known.includes('organizationId') || !known.includes('companyRef')) return null
  return names.flatMap((name) => known.filter((column) => column.toLowerCase() === name))
}

interface Gathered {
  readonly companyRefs: Set<CompanyRef>
  readonly costCenters: Map<string, Set<CompanyRef>>
}

interface Gathering {
  readonly columns: readonly Column[]
  readonly links: Map<string, Gathered>
  readonly canonicalRef: (ref: string) => CompanyRef
}

/** @returns what is wrong with the line, if anything */
const gather = (
  { cells, isBroken }: CsvRecord,
  { columns, links, canonicalRef }: Gathering
): ImportErrorCode | null => {
  if (isBroken) return 'QUOTES'
  if (cells.length !== columns.length) return 'COLUMNS'
  const cell = (column: Column) => cells[columns.indexOf(column)]?.trim() ?? ''
  const organizationId = readLinkId(cell('organizationId'))
  if (organizationId === null) return 'ORGANIZATION_ILL_FORMED'
  const costCenterId = cell('costCenterId')
  const hasCostCenter = costCenterId !== ''
  if (hasCostCenter && (plainText(costCenterId) === null || isPersonId(organizationId)))
    return 'COST_CENTER_ILL_FORMED'
  const companyRef = plainText(cell('companyRef'))
  if (companyRef === null) return 'COMPANY_REF_ILL_FORMED'
  const link = links.get(organizationId) ?? { companyRefs: new Set(), costCenters: new Map() }
  links.set(organizationId, link)
  const ref = canonicalRef(companyRef)
  link.companyRefs.add(ref)
  if (hasCostCenter) {
    const ofCostCenter = link.costCenters.get(costCenterId) ?? new Set()
    link.costCenters.set(costCenterId, ofCostCenter.add(ref))
  }
  return link.companyRefs.size > MAX_REFS ? 'TOO_MANY_REFS' : null
}

const linkOf = ([organizationId, link]: readonly [string, Gathered]): ImportedLink => ({
  organizationId,
  companyRefs: [...link.companyRefs],
  costCenters: [...link.costCenters].map(([costCenterId, refs]) => ({
    costCenterId,
    companyRefs: [...refs],
  })),
})
