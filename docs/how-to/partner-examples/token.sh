#!/usr/bin/env bash
# Client credentials: a token for ten minutes, then the orders this app may see.
# Needs TRADEWIND_URL, APP_ID and APP_SECRET. Run by e2e/04-partners.e2e-spec.ts.
set -euo pipefail

token=$(curl --silent --show-error --fail-with-body --user "$APP_ID:$APP_SECRET" --data grant_type=client_credentials \
  "$TRADEWIND_URL/api/v1/oauth/token" | sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p')

curl --silent --show-error --fail-with-body --header "Authorization: Bearer $token" "$TRADEWIND_URL/api/v1/orders?limit=20"
