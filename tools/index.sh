# Read by the other scripts: tells uv where packages come from. uv does not read pip's settings, so the index and the
# certificates that this machine's pip is set up with are handed over; whoever has set uv up is left alone.
#
#   . tools/index.sh; tell_uv PYTHON

# What pip is told under the given name, by the environment or any of its files. (`pip config get` reads one file only.)
ask_pip() {
    settings=$("$1" -m pip config list 2>/dev/null) || return 0
    for section in :env: install global; do
        value=$(printf '%s\n' "$settings" | sed -n "s/^$section\.$2='\(.*\)'\$/\1/p")
        if [ -n "$value" ]; then
            echo "$value"
            return
        fi
    done
}

tell_uv() {
    export UV_PYTHON_DOWNLOADS=never
    if [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ]; then
        index=$(ask_pip "$1" index-url)
        if [ -n "$index" ]; then export UV_DEFAULT_INDEX="$index"; fi
    fi
    if [ -z "${SSL_CERT_FILE:-}" ]; then
        certificates=$(ask_pip "$1" cert)
        if [ -n "$certificates" ]; then export SSL_CERT_FILE="$certificates"; fi
    fi
}
