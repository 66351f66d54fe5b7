import { IOClients } from '@vtex/api'

import { B2BDirectory } from './b2b-directory'
import { B2BOrganizations } from './b2b-organizations'
import { ErpHttp } from './erp-http'
import { StorefrontPermissions } from './storefront-permissions'
import { VtexId } from './vtex-id'

export class Clients extends IOClients {
  public get b2bDirectory(): B2BDirectory {
    return this.getOrSet('b2bDirectory', B2BDirectory)
  }

  public get b2bOrganizations(): B2BOrganizations {
    return this.getOrSet('b2bOrganizations', B2BOrganizations)
  }

  public get erp(): ErpHttp {
    return this.getOrSet('erp', ErpHttp)
  }

  public get storefrontPermissions(): StorefrontPermissions {
    return this.getOrSet('storefrontPermissions', StorefrontPermissions)
  }

  public get vtexId(): VtexId {
    return this.getOrSet('vtexId', VtexId)
  }
}
