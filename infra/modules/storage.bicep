// The storage account with everything in it that has a name in src/Pipeline/Storage/StorageLayout.cs. There is no key to it, only roles.
param name string
param location string
param tags object
param redundancy string
param privateNetwork bool
param addresses array
param deletedBlobDays int
param exportsCoolAfterDays int
param exportsDeleteAfterDays int

var containers = ['exports', 'events', 'quarantine', 'predictions', 'models', 'runs']
var queues = ['export-events', 'train-requests', 'score-shards', 'forget-requests', 'notifications']
var tables = ['Exports', 'Runs', 'Predictions', 'Rankings', 'Metrics', 'Agents', 'Models', 'Poison', 'CustomerIds', 'Outcomes', 'Tombstones']

// Of the platform, not of the product: the app's package, and events that could not be delivered.
var platformContainers = ['deployments', 'event-dead-letters']

// Exports of data only: mappings and lists of aliases are asked for as long as the product runs.
var dataExports = ['exports/surveys/', 'exports/interactions/', 'exports/customers/']

var coolRule = {
  name: 'cool-exports'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: {
      blobTypes: ['blockBlob']
      prefixMatch: dataExports
    }
    actions: {
      baseBlob: {
        tierToCool: {
          daysAfterModificationGreaterThan: exportsCoolAfterDays
        }
      }
    }
  }
}
var deleteRule = {
  name: 'delete-exports'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: {
      blobTypes: ['blockBlob']
      prefixMatch: dataExports
    }
    actions: {
      baseBlob: {
        delete: {
          daysAfterModificationGreaterThan: exportsDeleteAfterDays
        }
      }
    }
  }
}
var deadLetterRule = {
  name: 'delete-dead-letters'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: {
      blobTypes: ['blockBlob', 'appendBlob']
      prefixMatch: ['event-dead-letters/']
    }
    actions: {
      baseBlob: {
        delete: {
          daysAfterModificationGreaterThan: 30
        }
      }
    }
  }
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    accessTier: 'Hot'
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    publicNetworkAccess: privateNetwork && empty(addresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
      // Event Grid delivers from outside the network, by the identity of its topic.
      bypass: 'AzureServices'
      ipRules: [for address in addresses: {
        value: address
        action: 'Allow'
      }]
      virtualNetworkRules: []
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: deletedBlobDays
      allowPermanentDelete: false
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: deletedBlobDays
    }
    // Versions, the change feed and points to restore to would keep what was forgotten beyond these days.
    isVersioningEnabled: false
    changeFeed: {
      enabled: false
    }
    restorePolicy: {
      enabled: false
    }
  }
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [for container in concat(containers, platformContainers): {
  parent: blobs
  name: container
  properties: {
    publicAccess: 'None'
  }
}]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource storageQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' = [for queue in queues: {
  parent: queueService
  name: queue
}]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource storageTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = [for table in tables: {
  parent: tableService
  name: table
}]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: concat([deadLetterRule], exportsCoolAfterDays > 0 ? [coolRule] : [], exportsDeleteAfterDays > 0 ? [deleteRule] : [])
    }
  }
  dependsOn: [blobs]
}

output id string = account.id
output name string = account.name
output exportsUri string = '${account.properties.primaryEndpoints.blob}exports'
