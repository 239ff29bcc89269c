# Deploys $FILE as a stack: <directory of the approved plan> <directory of the plan of now>.
# Used by .github/workflows/infrastructure.yml after the environment's approval.
set -euo pipefail
tools=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
approved=$1
now=$2

for name in SQL_ADMINISTRATOR_NAME SQL_ADMINISTRATOR_ID ALERT_EMAILS BUDGET_START; do
  if [ -z "${!name:-}" ]; then unset "$name"; fi
done
PATH="$(node "$tools/infrastructure.ts" bicep):$PATH"
export PATH

action=detachAll
if [ "$DELETE" = true ]; then
  node "$tools/infrastructure.ts" confirm "$approved/plan.json" "$now/plan.json"
  # Resource groups are never deleted by a workflow.
  action=deleteResources
fi

az stack sub create --name "$STACK" --location "$LOCATION" --parameters "$FILE" \
  --action-on-unmanage "$action" --deny-settings-mode denyDelete --yes \
  --only-show-errors --output none

# Read back: a stack that did not succeed is no deployment.
state=$(az stack sub show --name "$STACK" --query provisioningState --only-show-errors --output tsv)
echo "The stack $STACK is $state." >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
if [ "$state" != succeeded ]; then
  echo "::error title=stack-not-succeeded::The stack $STACK is $state. Look at its failedResources: az stack sub show --name $STACK"
  exit 1
fi
az stack sub show --name "$STACK" --query outputs --only-show-errors --output json \
  >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
