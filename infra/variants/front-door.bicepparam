using '../main.bicep'

// Production behind Front Door Standard in place of the Application Gateway: about 300 a month less.
extends '../parameters/prod.bicepparam'

param frontEnd = 'frontDoor'
