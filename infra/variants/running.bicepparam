using '../main.bicep'

// Production deployed again while it is in use: autoscale has started instances, a release is kept for a day.
extends '../parameters/prod.bicepparam'

param running = {
  'plan-qarvgut-prod': { instances: 5 }
  'app-qarvgut-prod': { tags: { 'bgs-phase': 'kept', 'bgs-keep-until': '2026-12-02T10:00:00Z' } }
  'app-qarvgut-prod/green': { tags: { owner: 'roster' } }
}
