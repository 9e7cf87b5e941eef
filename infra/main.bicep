// Everything that Pipeline needs in one resource group: docs/guides/deploy.md. Why it is as it is: docs/decisions/0030-infrastructure.md.
targetScope = 'resourceGroup'

@description('Name of the environment, such as prod. It is part of no address; it tells environments in one resource group apart.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('Region of all resources.')
param location string = resourceGroup().location

@description('flex: Flex Consumption, paid by use. dedicated: an App Service plan, for regions without Flex Consumption.')
@allowed(['flex', 'dedicated'])
param plan string = 'flex'

@description('Version of the runtime "custom" as the catalogue of the region has it (az functionapp list-flexconsumption-runtimes). A wrong one is taken and never starts. Not used by the dedicated plan.')
@minLength(1)
param runtimeVersion string

@description('Memory of an instance on Flex Consumption.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Most instances at once on Flex Consumption.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Size of the dedicated plan, one that can be always on and integrated into a network.')
param dedicatedSku string = 'P0v3'

@description('Whether storage and the vault are reached over private endpoints only. false opens them to the internet, with sign-in: for development.')
param privateNetwork bool = true

@description('Whether the API is reached over a private endpoint only. Deployments then have to come from the network too.')
param privateApi bool = false

@description('With a private network: public IPv4 addresses or ranges that may reach storage all the same, such as those that exports are uploaded from.')
param storageAddresses array = []

@description('Ranges in CIDR notation that may call the API; empty for all.')
param apiAddresses array = []

@description('Address range of the network: two subnets of 256 addresses are cut from it.')
param addressSpace string = '10.83.0.0/22'

@description('How storage is replicated.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageRedundancy string = 'Standard_ZRS'

@description('Days for which storage keeps what was deleted or overwritten. Receipts of forgetting name the day on which it ends.')
@minValue(1)
@maxValue(365)
param deletedBlobDays int = 7

@description('Days after which exports of data move to the cool tier; 0 for never.')
@minValue(0)
param exportsCoolAfterDays int = 30

@description('Days after which exports of data are deleted; 0 for never. What was taken in of them stays.')
@minValue(0)
param exportsDeleteAfterDays int = 0

@description('Days for which logs and metrics are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 30

@description('Who is told of alerts by e-mail.')
param alertEmails array = []

@description('Hours after which scores that were not renewed are late.')
@minValue(1)
param runLateHours int = 30

@description('Drift of the scores from which it is told, in hundredths.')
@minValue(1)
param driftHundredths int = 25

@description('Whether ids that are personal data are hashed by the key in the vault, see id-key.bicep.')
param useIdKey bool = false

@description('Country code of telephone numbers without one, such as 86.')
param countryCode string = ''

@description('Further settings of the app, such as {"Churn__InactivityDays": "60"}. Secrets do not belong here but in the vault.')
param settings object = {}

@description('Object ids of those who may upload exports into the container.')
param uploaders array = []

@description('What the uploaders are.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param uploaderType string = 'Group'

var tags = {
  'azd-env-name': environmentName
}
var token = toLower(uniqueString(subscription().id, resourceGroup().id, environmentName))
var isChina = environment().name == 'AzureChinaCloud'
var storageSuffix = environment().suffixes.storage
var networkName = privateNetwork || privateApi ? 'vnet-${token}' : ''

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${token}'
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    workspaceName: 'log-${token}'
    componentName: 'appi-${token}'
    location: location
    tags: tags
    retentionDays: logDays
  }
}

module network 'modules/network.bicep' = if (privateNetwork || privateApi) {
  name: 'network'
  params: {
    name: networkName
    location: location
    tags: tags
    addressSpace: addressSpace
    delegation: plan == 'flex' ? 'Microsoft.App/environments' : 'Microsoft.Web/serverFarms'
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    redundancy: storageRedundancy
    privateNetwork: privateNetwork
    addresses: storageAddresses
    deletedBlobDays: deletedBlobDays
    exportsCoolAfterDays: exportsCoolAfterDays
    exportsDeleteAfterDays: exportsDeleteAfterDays
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    privateNetwork: privateNetwork
  }
}

module topic 'modules/topic.bicep' = {
  name: 'topic'
  params: {
    name: 'evgt-${token}'
    location: location
    tags: tags
    storageAccountName: storage.outputs.name
  }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  params: {
    storageAccountName: storage.outputs.name
    vaultName: vault.outputs.name
    componentName: monitoring.outputs.componentName
    appPrincipalId: identity.properties.principalId
    topicPrincipalId: topic.outputs.principalId
    uploaders: uploaders
    uploaderType: uploaderType
  }
}

// Delivery is tried as soon as the subscription is there, so who delivers must be allowed to by then.
module delivery 'modules/delivery.bicep' = {
  name: 'delivery'
  params: {
    topicName: topic.outputs.name
    storageAccountName: storage.outputs.name
  }
  dependsOn: [roles]
}

module storageEndpoints 'modules/endpoint.bicep' = [for service in ['blob', 'queue', 'table']: if (privateNetwork) {
  name: 'endpoint-${service}'
  params: {
    name: 'pep-${service}-${token}'
    location: location
    tags: tags
    networkName: networkName
    resourceId: storage.outputs.id
    service: service
    zone: 'privatelink.${service}.${storageSuffix}'
  }
  dependsOn: [network]
}]

module vaultEndpoint 'modules/endpoint.bicep' = if (privateNetwork) {
  name: 'endpoint-vault'
  params: {
    name: 'pep-vault-${token}'
    location: location
    tags: tags
    networkName: networkName
    resourceId: vault.outputs.id
    service: 'vault'
    zone: isChina ? 'privatelink.vaultcore.azure.cn' : 'privatelink.vaultcore.azure.net'
  }
  dependsOn: [network]
}

// The app starts when it is there, so its roles and ways must be there before.
module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: 'func-${token}'
    location: location
    tags: tags
    plan: plan
    dedicatedSku: dedicatedSku
    runtimeVersion: runtimeVersion
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    identityName: identity.name
    storageAccountName: storage.outputs.name
    componentName: monitoring.outputs.componentName
    networkName: networkName
    privateApi: privateApi
    apiAddresses: apiAddresses
    deletedBlobDays: deletedBlobDays
    idKeyUri: useIdKey ? vault.outputs.idKeyUri : ''
    countryCode: countryCode
    settings: settings
  }
  dependsOn: [roles, network, storageEndpoints, vaultEndpoint]
}

module appEndpoint 'modules/endpoint.bicep' = if (privateApi) {
  name: 'endpoint-app'
  params: {
    name: 'pep-app-${token}'
    location: location
    tags: tags
    networkName: networkName
    resourceId: app.outputs.id
    service: 'sites'
    zone: isChina ? 'privatelink.chinacloudsites.cn' : 'privatelink.azurewebsites.net'
  }
  dependsOn: [network]
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    tags: tags
    workspaceName: monitoring.outputs.workspaceName
    topicName: topic.outputs.name
    emails: alertEmails
    runLateHours: runLateHours
    driftHundredths: driftHundredths
  }
}

output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output PIPELINE_API string = 'https://${app.outputs.hostName}'
output PIPELINE_STORAGE_ACCOUNT string = storage.outputs.name
output PIPELINE_EXPORTS string = storage.outputs.exportsUri
output PIPELINE_VAULT string = vault.outputs.name
output PIPELINE_PLAN string = plan
