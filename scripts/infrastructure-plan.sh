# Asks Azure what a deployment of $FILE would change: <directory>/plan.json, and the summary.
# Used by .github/workflows/infrastructure.yml after a login.
set -euo pipefail
tools=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
directory=$1
mkdir -p "$directory"

# An empty variable is none: the parameter file's own value holds then.
for name in SQL_ADMINISTRATOR_NAME SQL_ADMINISTRATOR_ID ALERT_EMAILS BUDGET_START; do
  if [ -z "${!name:-}" ]; then unset "$name"; fi
done

PATH="$(node "$tools/infrastructure.ts" bicep):$PATH"
export PATH
az config set bicep.use_binary_from_path=true bicep.check_version=false --only-show-errors

# Before the first deployment there is no stack; any other failure is one.
rm -f "$directory/stack.json"
stacks=$(az stack sub list --query "[?name=='$STACK'].name" --only-show-errors --output tsv)
if [ -n "$stacks" ]; then
  az stack sub show --name "$STACK" --only-show-errors --output json > "$directory/stack.json"
fi
# What autoscale and the deployments decided is a parameter: the plan shows what will be deployed.
RUNNING=$(node "$tools/infrastructure.ts" running "$directory/stack.json")
export RUNNING

bicep build-params "$FILE" --outfile "$directory/parameters.json"
node "$tools/infrastructure.ts" parameters "$directory/parameters.json"

# The identity may read only: Azure is told to check for that and not for the right to write.
az deployment sub what-if --name "$STACK" --location "$LOCATION" --parameters "$FILE" \
  --validation-level ProviderNoRbac --no-pretty-print --only-show-errors --output json \
  > "$directory/what-if.json"

node "$tools/infrastructure.ts" plan "$ENVIRONMENT" "$directory/what-if.json" \
  "$directory/stack.json" "$directory/plan.json" >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
