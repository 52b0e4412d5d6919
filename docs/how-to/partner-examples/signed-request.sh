#!/usr/bin/env bash
# A signed request with nothing but curl and openssl.
# Needs TRADEWIND_URL, APP_ID and APP_SECRET. Run by e2e/04-partners.e2e-spec.ts.
set -euo pipefail

method=GET
target='/api/v1/orders?limit=20' # path, then the parts of the query in the order of their bytes
body=''
timestamp=$(date +%s)
nonce=$(openssl rand -hex 16) # new for every request, also for a retry

body_hash=$(printf '%s' "$body" | openssl dgst -sha256 -r | cut -d ' ' -f 1)
signature=$(printf '%s\n%s\n%s\n%s\n%s' "$method" "$target" "$body_hash" "$timestamp" "$nonce" |
  openssl dgst -sha256 -hmac "$APP_SECRET" -r | cut -d ' ' -f 1)

curl --silent --show-error --fail-with-body "$TRADEWIND_URL$target" \
  --header "X-App-Key: $APP_ID" --header "X-Timestamp: $timestamp" --header "X-Nonce: $nonce" --header "X-Signature: v1=$signature"
