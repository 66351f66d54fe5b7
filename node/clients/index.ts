import { IOClients } from '@vtex/api'

import { B2BOrganizations } from './b2b-organizations'
import { ErpHttp } from './erp-http'
import { FreshVBase } from './fresh-vbase'
import { StaffRights } from './license-manager'
import { StorefrontPermissions } from './storefront-permissions'
import { VtexId } from './vtex-id'

export class Clients extends IOClients {
  public get b2bOrganizations(): B2BOrganizations {
    return this.getOrSet('b2bOrganizations', B2BOrganizations)
  }

  public get erp(): ErpHttp {
    return this.getOrSet('erp', ErpHttp)
  }

  public get staffRights(): StaffRights {
    return this.getOrSet('staffRights', StaffRights)
  }

  public get storefrontPermissions(): StorefrontPermissions {
    return this.getOrSet('storefrontPermissions', StorefrontPermissions)
  }

  public get vbase(): FreshVBase {
    return this.getOrSet('vbase', FreshVBase)
  }

  public get vtexId(): VtexId {
    return this.getOrSet('vtexId', VtexId)
  }
}
