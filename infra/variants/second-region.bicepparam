using '../main.bicep'

// Production that survives the loss of a region: failover group, a second app, Front Door between them.
extends '../parameters/prod.bicepparam'

param frontEnd = 'frontDoor'
param secondaryLocation = 'northeurope'
// More instances than the files allow, as after a change of them: the limit holds.
param running = { 'plan-qarvgut-prod-secondary': { instances: 40 } }
