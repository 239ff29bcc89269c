#!/usr/bin/env bash
# Proves that both patches still turn this tree (release 1.0) into the releases they stand for.
#   releases/verify.sh           they apply, alone, at the product's root
#   releases/verify.sh --build   and what they make builds and passes its server tests
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for release in 0.9 faulty; do
  tree="$work/$release"
  mkdir -p "$tree"
  (cd "$root" && git ls-files -z --cached --others --exclude-standard -- . | tar --null --files-from=- -cf -) | tar -xf - -C "$tree"
  (cd "$tree" && git init -q && git apply --check "releases/$release.patch" && git apply "releases/$release.patch")
  echo "$release: applies"
  if [ "${1:-}" = --build ]; then
    (cd "$tree" && dotnet test Roster.sln -c Release -v quiet)
    echo "$release: builds and passes its tests"
  fi
done
