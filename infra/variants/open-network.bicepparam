using '../main.bicep'

// Production without private endpoints: the first deployment, or runners of GitHub only.
extends '../parameters/prod.bicepparam'

param frontEnd = 'none'
param privateEndpoints = false
