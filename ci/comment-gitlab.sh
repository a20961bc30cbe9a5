#!/usr/bin/env bash
# Puts the comment of a review on a merge request, in the place of the one before: it is found by its first line.
#
#   COMMENT       the file of the comment
#   RASOAT_TOKEN  a token that may write notes (api scope)
#   CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID  set by GitLab
set -euo pipefail

notes="${CI_API_V4_URL:?}/projects/${CI_PROJECT_ID:?}/merge_requests/${CI_MERGE_REQUEST_IID:?}/notes"
mark=$(head -n 1 "${COMMENT:?}")
ask() { curl --fail --silent --show-error --header "PRIVATE-TOKEN: ${RASOAT_TOKEN:?}" "$@"; }
known=$(ask "$notes?per_page=100" \
  | jq --raw-output --arg mark "$mark" '[.[] | select(.body | startswith($mark)) | .id] | first // empty')
if [ -n "$known" ]; then
  ask --request PUT --form "body=<$COMMENT" "$notes/$known" >/dev/null
else
  ask --request POST --form "body=<$COMMENT" "$notes" >/dev/null
fi
