#!/bin/sh
# Builds the package of the functions app in artifacts/app: without polling triggers for Flex Consumption, with them for a dedicated plan.
set -eu
cd "$(dirname "$0")/../.."

case "${PIPELINE_PLAN:-flex}" in
  flex) package=flex ;;
  dedicated) package=polling ;;
  *) echo "PIPELINE_PLAN is flex or dedicated, not $PIPELINE_PLAN." >&2; exit 1 ;;
esac

rm -rf artifacts/app
dotnet publish src/Functions --configuration Release --runtime linux-x64 -p:FunctionsPlan="$package" --output artifacts/app
chmod +x artifacts/app/Functions
# What is in the package, beside it.
dotnet run --project build/Sbom -- artifacts/app/Functions.deps.json artifacts/app/bom.json
