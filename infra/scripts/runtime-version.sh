#!/bin/sh
# Takes the version of the runtime "custom" from the region's catalogue into the azd environment. Azure takes a version that is not in it, and
# the app never starts; so one that was set by hand is looked up too.
set -eu

if [ "${PIPELINE_PLAN:-flex}" != flex ]; then
  azd env set PIPELINE_RUNTIME_VERSION not-used
  exit 0
fi
if [ -z "${AZURE_LOCATION:-}" ]; then
  echo "Say the region first: azd env set AZURE_LOCATION REGION" >&2
  exit 1
fi

versions=$(az functionapp list-flexconsumption-runtimes --location "$AZURE_LOCATION" --runtime custom --query '[].version' --output tsv | tr -d '\r')
count=$(printf '%s' "$versions" | grep -c . || true)
chosen=${PIPELINE_RUNTIME_VERSION:-}

if [ "$count" -eq 0 ]; then
  echo "Flex Consumption has no custom handlers in $AZURE_LOCATION: take another region, or azd env set PIPELINE_PLAN dedicated." >&2
  exit 1
fi
if [ -n "$chosen" ] && [ "$chosen" != not-used ]; then
  if ! printf '%s\n' "$versions" | grep -Fqx -- "$chosen"; then
    echo "$AZURE_LOCATION has no version $chosen of the runtime custom, but:" $versions >&2
    exit 1
  fi
elif [ "$count" -gt 1 ]; then
  echo "Choose a version: azd env set PIPELINE_RUNTIME_VERSION VERSION, one of:" $versions >&2
  exit 1
else
  azd env set PIPELINE_RUNTIME_VERSION "$versions"
fi
