#!/bin/sh
# Makes the environment: a venv with exactly what requirements.lock names, and the project itself, editable.
#
#   sh tools/environment.sh FOLDER [PYTHON]
#
# uv is quicker, so it does the work where it can be had; where it cannot, or cannot reach the index, pip does the same.
set -eu
. tools/index.sh

folder=$1
wanted=${2:-}

# The first Python that is new enough and really starts (a version manager's stand-in may not).
find_python() {
    for candidate in ${wanted:-python3 python3.13 python3.12 python3.11 python}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$candidate"
            return
        fi
    done
    echo "Python 3.11 or newer is needed${wanted:+; $wanted is older or does not start}. Under another name? make PYTHON=that-name" >&2
    exit 1
}

install_with_uv() {
    "$folder/bin/python" -m pip install -qq "$(sed -n 's/^\(uv==[^ ]*\).*/\1/p' requirements.lock)" || return 1
    tell_uv "$folder/bin/python"
    uv="$folder/bin/uv pip install --quiet --python $folder/bin/python"
    $uv --require-hashes --requirement requirements.lock && $uv --no-deps --no-build-isolation --editable .
}

install_with_pip() {
    pip="$folder/bin/python -m pip install -qq"
    $pip --require-hashes --requirement requirements.lock && $pip --no-deps --no-build-isolation --editable .
}

python=$(find_python)
echo "Making the environment in $folder with $("$python" --version); the first time takes a minute or so …"
"$python" -m venv --clear "$folder"
export PIP_DISABLE_PIP_VERSION_CHECK=1
install_with_uv || { echo "uv could not install everything; pip tries …" >&2; install_with_pip; }
