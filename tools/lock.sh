#!/bin/sh
# Writes requirements.lock anew: every package with its hashes, for every system, and no host's name.
#
#   sh tools/lock.sh ENVIRONMENT [--upgrade]
#
# Versions already in the lock stay unless pyproject.toml asks for others or --upgrade is given.
set -eu
. tools/index.sh

environment=$1
shift
tell_uv "$environment/bin/python"
mkdir -p build
lock=build/requirements.lock
if [ -f requirements.lock ]; then cp requirements.lock "$lock"; fi
"$environment/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate --extra dev --extra ocr --output-file "$lock" "$@" pyproject.toml
if grep -n '://' "$lock"; then
    echo "The new lock names a host (above): take that setting away and lock again. requirements.lock is as it was." >&2
    exit 1
fi
if cmp -s "$lock" requirements.lock; then
    echo "requirements.lock: nothing new"
else
    cp "$lock" requirements.lock
    echo "requirements.lock: $(grep -c '^[a-z]' requirements.lock) packages"
fi
