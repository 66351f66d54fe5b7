/** The demo store's people and companies. Which ERP customers a company is, is said in `DEMO_LINKS`, and nowhere else. */
import type { AccountData, B2bUser, CostCenter, Organization, Person, Role } from './account-data'

export const DEMO_ACCOUNT = 'demostore'

export const DEMO_PEOPLE = {
  ana: buyer('ana.souza@norte.example', 'Ana Souza', 'Norte Distribuidora, company administrator'),
  bruno: buyer('bruno.lima@norte.example', 'Bruno Lima', 'Norte Distribuidora, branch buyer'),
  carla: buyer('carla.diaz@andes.example', 'Carla Díaz', 'Andes Comercial, buyer'),
  david: buyer('david.reed@harbor.example', 'David Reed', 'Harbor Supplies, accounts payable'),
  tomas: buyer('tomas.vega@brokers.example', 'Tomás Vega', 'buys for Norte and for Andes'),
  vera: buyer('vera.prado@retido.example', 'Vera Prado', 'Vale Retido, a company on hold'),
  sergio: buyer('sergio.nunes@novo.example', 'Sérgio Nunes', 'Novo Cliente, not linked to the ERP'),
  nina: buyer('nina.alone@person.example', 'Nina Alone', 'a shopper of no company'),
  sofia: staff('sofia.admin@demostore.example', 'Sofia Martins', 'store administrator'),
} as const satisfies Readonly<Record<string, Person>>

export type DemoPerson = keyof typeof DEMO_PEOPLE

export interface CompanyLink {
  readonly organizationId: string
  readonly companyRefs: readonly string[]
}

/** What the demo store's administrator confirms when the store starts. */
export const DEMO_LINKS: readonly CompanyLink[] = [
  { organizationId: 'org-norte', companyRefs: ['C-1001', 'C-1002'] },
  { organizationId: 'org-andes', companyRefs: ['C-2001'] },
  { organizationId: 'org-harbor', companyRefs: ['C-3001'] },
  { organizationId: 'org-retido', companyRefs: ['C-4001'] },
]

/** A fresh copy each time: the B2B apps write into it. */
export function demoAccountData(): AccountData {
  return {
    people: Object.values(DEMO_PEOPLE),
    organizations: [
      organization('org-norte', 'Norte Distribuidora'),
      organization('org-andes', 'Andes Comercial'),
      organization('org-harbor', 'Harbor Supplies'),
      { ...organization('org-retido', 'Vale Retido'), status: 'on-hold' },
      organization('org-novo', 'Novo Cliente'),
    ],
    costCenters: [
      costCenter('cc-norte-main', 'org-norte', 'Norte headquarters'),
      costCenter('cc-norte-branch', 'org-norte', 'Norte branch'),
      costCenter('cc-andes', 'org-andes', 'Andes main'),
      costCenter('cc-harbor', 'org-harbor', 'Harbor main'),
      costCenter('cc-retido', 'org-retido', 'Vale Retido main'),
      costCenter('cc-novo', 'org-novo', 'Novo Cliente main'),
    ],
    users: demoUsers(),
    roles: DEMO_ROLES,
    grants: [
      { productCode: '97', resourceCode: 'buyer_organization_view' },
      { productCode: '97', resourceCode: 'buyer_organization_edit' },
    ].map((grant) => ({ ...grant, email: DEMO_PEOPLE.sofia.email })),
    unreadableOrganizations: new Set(),
    organizationRequests: [],
  }
}

function demoUsers(): B2bUser[] {
  const { ana, bruno, carla, david, tomas, vera, sergio } = DEMO_PEOPLE
  return [
    member(ana, { orgId: 'org-norte', costId: 'cc-norte-main', roleId: 'role-admin' }),
    member(bruno, { orgId: 'org-norte', costId: 'cc-norte-branch', roleId: 'role-buyer' }),
    member(carla, { orgId: 'org-andes', costId: 'cc-andes', roleId: 'role-buyer' }),
    member(david, { orgId: 'org-harbor', costId: 'cc-harbor', roleId: 'role-approver' }),
    member(tomas, { orgId: 'org-norte', costId: 'cc-norte-main', roleId: 'role-buyer' }),
    {
      ...member(tomas, { orgId: 'org-andes', costId: 'cc-andes', roleId: 'role-buyer' }),
      active: false,
    },
    member(vera, { orgId: 'org-retido', costId: 'cc-retido', roleId: 'role-admin' }),
    member(sergio, { orgId: 'org-novo', costId: 'cc-novo', roleId: 'role-admin' }),
  ]
}

/** Of the roles that `docs/README.md` of vtex-apps/storefront-permissions lists, those the demo uses. */
const DEMO_ROLES: readonly Role[] = [
  role('role-admin', 'Organization Admin', 'customer-admin'),
  role('role-approver', 'Organization Approver', 'customer-approver'),
  role('role-buyer', 'Organization Buyer', 'customer-buyer'),
]

function buyer(email: string, name: string, note: string): Person {
  return { email, name, note, kind: 'buyer' }
}

function staff(email: string, name: string, note: string): Person {
  return { email, name, note, kind: 'staff' }
}

function organization(id: string, name: string): Organization {
  return { id, name, status: 'active', customFields: [] }
}

function costCenter(id: string, organizationId: string, name: string): CostCenter {
  return { id, organization: organizationId, name, businessDocument: null, customFields: [] }
}

function role(id: string, name: string, slug: string): Role {
  return { id, name, slug, features: {} }
}

function member(person: Person, place: Pick<B2bUser, 'orgId' | 'costId' | 'roleId'>): B2bUser {
  const user = person.email.split('@')[0] ?? person.email
  return {
    ...place,
    id: `b2b-${user}-${place.orgId}`,
    clId: `cl-${user}`,
    email: person.email,
    name: person.name,
    active: true,
  }
}
