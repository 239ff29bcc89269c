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

# Nothing is deleted, and nothing let go, without a person's answer to exactly this list.
if ! action=$(node "$tools/infrastructure.ts" answer "$approved/plan.json" "$now/plan.json" "${UNMANAGED:-}"); then
  echo "$action"
  exit 1
fi

# Read again: autoscale may have changed its mind since the plan.
if [ -e "$now/stack.json" ]; then
  RUNNING=$(node "$tools/infrastructure.ts" running "$now/stack.json")
  export RUNNING
fi

# deleteResources: resource groups are never deleted by a workflow.
az stack sub create --name "$STACK" --location "$LOCATION" --parameters "$FILE" \
  --action-on-unmanage "$action" --deny-settings-mode denyDelete --yes \
  --only-show-errors --output none

# Read back: a stack that did not succeed, or holds or deleted something else, is no deployment.
az stack sub show --name "$STACK" --only-show-errors --output json > "$now/stack.json"
node "$tools/infrastructure.ts" deployed "$now/stack.json" "$now/plan.json" "$action" | tee -a "${GITHUB_STEP_SUMMARY:-/dev/null}"
az stack sub show --name "$STACK" --query outputs --only-show-errors --output json \
  >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
