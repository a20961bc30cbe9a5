#!/usr/bin/env bash
# Puts the comment of a review on a pull request, in the place of the one before: it is found by its first line.
#
#   COMMENT  the file of the comment
#   REPO     owner/name
#   PULL     the number of the pull request
#   GH_TOKEN a token that may write comments; read by gh
set -euo pipefail

mark=$(head -n 1 "${COMMENT:?}")
known=$(gh api --paginate "repos/${REPO:?}/issues/${PULL:?}/comments" \
  --jq ".[] | select(.body | startswith(\"$mark\")) | .id" | head -n 1)
if [ -n "$known" ]; then
  gh api --method PATCH "repos/$REPO/issues/comments/$known" --field "body=@$COMMENT" --silent
else
  gh api --method POST "repos/$REPO/issues/$PULL/comments" --field "body=@$COMMENT" --silent
fi
