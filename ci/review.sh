#!/usr/bin/env bash
# Reviews what a branch introduces: annotations on standard output, a comment in a file, and the exit code of `rasoat review`.
#
#   BASE       the branch or commit to start from, such as origin/main
#   HEAD       the version to review; HEAD when absent
#   WORKSPACE  the folder of the workspace; . when absent
#   FAIL_ON    what fails the job: a level, worse, or measures, with commas; error when absent
#   REVIEW_LANG  vi or en; the workspace's own when absent
#   COMMENT    the file the comment is written to; review.md when absent
#   ANNOTATE   github (to standard output) or gitlab (to gl-code-quality-report.json)
#   RASOAT     the program; rasoat when absent
set -euo pipefail

words=("${BASE:?name the branch to start from}...${HEAD:-HEAD}" "${WORKSPACE:-.}")
if [ -n "${REVIEW_LANG:-}" ]; then
  case "$REVIEW_LANG" in vi | en) words+=(--lang "$REVIEW_LANG") ;; esac
fi
rasoat=${RASOAT:-rasoat}

"$rasoat" review "${words[@]}" --fail-on none --format markdown --out "${COMMENT:-review.md}"
case "${ANNOTATE:-}" in
  github) "$rasoat" review "${words[@]}" --fail-on none --format github ;;
  gitlab) "$rasoat" review "${words[@]}" --fail-on none --format gitlab --out gl-code-quality-report.json ;;
esac
"$rasoat" review "${words[@]}" --fail-on "${FAIL_ON:-error}"
