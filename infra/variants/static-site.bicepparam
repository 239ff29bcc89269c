using '../main.bicep'

// Staging whose storage account serves the static site, as the strategy draws it.
extends '../parameters/staging.bicepparam'

param staticSite = true
