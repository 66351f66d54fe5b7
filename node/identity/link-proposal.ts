/**
 * What the B2B Suite's own fields suggest as an organization's customers of the ERP. Buyers can write these fields, so
 * this is for the eyes of staff alone: nothing here ever decides whose orders are shown.
 */
export interface OrganizationProfile {
  readonly name: string | null
  readonly customFields: readonly CustomField[]
  readonly costCenters: readonly CostCenterProfile[]
  /** There are more cost centers than were asked for. */
  readonly isCut: boolean
}

export interface CostCenterProfile {
  readonly id: string
  readonly name: string | null
  readonly businessDocument: string | null
  readonly customFields: readonly CustomField[]
}

export interface CustomField {
  readonly name: string | null
  readonly value: string | null
}

export interface LinkSuggestion {
  readonly source: 'ORGANIZATION_FIELD' | 'COST_CENTER_FIELD' | 'COST_CENTER_DOCUMENT'
  readonly costCenterId: string | null
  readonly costCenterName: string | null
  readonly value: string
}

/** @param fieldName the store's name for the field that holds the ERP's customer; null where it has none */
export const suggestionsOf = (
  profile: OrganizationProfile,
  fieldName: string | null
): readonly LinkSuggestion[] => {
  const nowhere = { costCenterId: null, costCenterName: null }
  const ofOrganization = valuesOf(profile.customFields, fieldName).map((value) => ({
    ...nowhere,
    source: 'ORGANIZATION_FIELD' as const,
    value,
  }))
  return [...ofOrganization, ...profile.costCenters.flatMap((one) => ofCostCenter(one, fieldName))]
}

const ofCostCenter = (
  { id, name, businessDocument, customFields }: CostCenterProfile,
  fieldName: string | null
): readonly LinkSuggestion[] => {
  const place = { costCenterId: id, costCenterName: name }
  const fromFields = valuesOf(customFields, fieldName).map((value) => ({
    ...place,
    source: 'COST_CENTER_FIELD' as const,
    value,
  }))
  const document = businessDocument?.trim()
  return document
    ? [...fromFields, { ...place, source: 'COST_CENTER_DOCUMENT', value: document }]
    : fromFields
}

const valuesOf = (fields: readonly CustomField[], fieldName: string | null): readonly string[] => {
  const wanted = fieldName?.toLowerCase()
  return fields.flatMap(({ name, value }) =>
    wanted !== undefined && name?.trim().toLowerCase() === wanted && value?.trim()
      ? [value.trim()]
      : []
  )
}
