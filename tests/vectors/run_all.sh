#!/usr/bin/env bash
# Runs every vector natively, natively under another locale and time zone, in Node and in headless Chromium, and compares the bytes of all
# reports.  Use:  run_all.sh [BUILD_FOLDER]   (default build/dev; also needed: build/wasm/consentry.wasm and web/dist)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

runner=${1:-build/dev}/bin/vector_runner
[ -x "$runner" ] || { echo "$runner is not built: tools/build dev" >&2; exit 1; }

echo "== native"
"$runner" --root . --out "$scratch/native"

echo "== native, LC_ALL=tr_TR.UTF-8 TZ=Pacific/Chatham"
locale -a | grep -qix 'tr_TR.utf-\?8' || { echo "the locale tr_TR.UTF-8 is missing; tools/setup makes it" >&2; exit 1; }
LC_ALL=tr_TR.UTF-8 TZ=Pacific/Chatham "$runner" --root . --out "$scratch/turkish" --seed 2
cmp "$scratch/native" "$scratch/turkish"

# The program itself, where it is built: the samples' reports, which end in a line feed there.
if [ -x build/release/bin/consentry ]; then
  echo "== build/release/bin/consentry check"
  grep ' samples/' "$scratch/native" | while read -r digest name; do
    file=tests/samples/${name#samples/?_}.csv
    own=$(build/release/bin/consentry check "$file" --profile tests/samples/account.json --format json | head -c -1 | sha256sum || true)
    [ "${own%% *}" = "$digest" ] || { echo "FAIL $file: the program's report differs" >&2; exit 1; }
    echo "$file: the same report"
  done
fi

echo "== Node"
tools/node "$here/runner/node_runner.mjs" --native "$scratch/native"
echo "== Chromium"
tools/node "$here/runner/chromium_runner.mjs" --native "$scratch/native"
echo "== one host altered"
"$here/altered_host_test" "$scratch/native"

count=$(wc -l <"$scratch/native")
echo "$count vectors identical in native, Node, Chromium"
echo "vectors: $count passed, 0 failed"
