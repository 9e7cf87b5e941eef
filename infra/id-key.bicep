// Puts the key that ids are hashed by into the vault. Deployed once, by hand: whoever deploys it again with another key makes new customers of old ones.
targetScope = 'resourceGroup'

@description('The vault, output PIPELINE_VAULT of main.bicep.')
param vaultName string

@description('Base64 of at least 16 random bytes: openssl rand -base64 32')
@secure()
@minLength(24)
param idKey string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'id-key'
  properties: {
    value: idKey
    contentType: 'Privacy:IdKey'
  }
}
