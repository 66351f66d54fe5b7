export interface Example {
  readonly label: string
  readonly query: string
  /** JSON. */
  readonly variables: string
}

const SEARCH = `query search($search: ErpOrderSearch, $first: Int, $after: String) {
  erpOrders(search: $search, first: $first, after: $after) {
    total
    hasNextPage
    endCursor
    groups { kind match value total hasMore }
    freshness { asOf source }
    orders {
      id
      webOrderNumber
      erpOrderNumber
      customerOrderNumber
      status
    }
  }
}`

const WHO = `{
  erpCollaborator {
    organization { id name isOnHold }
    companies { ref name }
    capabilities { numberKinds partialNumberKinds dates statuses channels product total }
  }
}`

const LINKS = `{
  erpCompanyLinks {
    links { organizationId companyRefs confirmedBy confirmedAt }
    hasNextPage
  }
}`

export const EXAMPLES: readonly [Example, ...Example[]] = [
  { label: 'Latest orders', query: SEARCH, variables: '{ "first": 5 }' },
  {
    label: 'Find a number',
    query: SEARCH,
    variables: '{ "search": { "number": "1001" }, "first": 5 }',
  },
  {
    label: 'Orders of a month',
    query: SEARCH,
    variables: '{ "search": { "from": "2026-01-01", "to": "2026-01-31" }, "first": 5 }',
  },
  { label: 'Who am I', query: WHO, variables: '{}' },
  { label: 'Company links (administrator)', query: LINKS, variables: '{}' },
]
