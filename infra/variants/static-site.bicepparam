using '../main.bicep'

// Production whose storage account serves the static site, as the strategy draws it: the account keeps its public address.
extends '../parameters/prod.bicepparam'

param staticSite = true
