# Read by the other scripts: tells uv where packages come from. uv does not read pip's settings, so the index and the
# certificates that this machine's pip is set up with are handed over; whoever has set uv up is left alone.
#
#   . tools/index.sh; tell_uv PYTHON

# The first of the named settings of pip that has a value.
ask_pip() {
    asked=$1
    shift
    for name in "$@"; do
        if "$asked" -m pip config get "$name" 2>/dev/null; then return; fi
    done
    return 0
}

tell_uv() {
    export UV_PYTHON_DOWNLOADS=never
    if [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ]; then
        index=${PIP_INDEX_URL:-$(ask_pip "$1" global.index-url install.index-url)}
        if [ -n "$index" ]; then export UV_DEFAULT_INDEX="$index"; fi
    fi
    if [ -z "${SSL_CERT_FILE:-}" ]; then
        certificates=${PIP_CERT:-$(ask_pip "$1" global.cert install.cert)}
        if [ -n "$certificates" ]; then export SSL_CERT_FILE="$certificates"; fi
    fi
}
