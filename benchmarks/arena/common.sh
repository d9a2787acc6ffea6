# Where things are, and what this machine is. Sourced by run.sh.
status=0

die() {
    echo "benchmarks: $1" >&2
    exit 2
}

say() {
    echo "benchmarks: $1" >&2
}

# A measurement that does not count; run.sh fails in the end.
fail() {
    printf '\nbenchmarks: FAILED RUN: %s\n\n' "$1" >&2
    status=1
}

is_jdk() {
    [ -x "$1/bin/javac" ] && [ "$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)" -ge 25 ] 2>/dev/null
}

find_jdk() {
    local home
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if is_jdk "$home"; then
            export JAVA_HOME=$home
            return
        fi
    done
    die "no JDK 25 was found; set JAVA_HOME to one"
}

prepare() {
    find_jdk
    if [ -n "${ARENA:-}" ]; then
        mkdir -p "$ARENA"
    else
        ARENA=$(mktemp -d)
        trap 'rm -rf "$ARENA"' EXIT
    fi
    ARENA=$(cd "$ARENA" && pwd)
    export ARENA
}

find_shared() {
    shared=${SHARED:-$root/../shared}
    [ -f "$shared/bench/table.sh" ] || die "$shared/bench/table.sh is missing: set SHARED to the folder that holds bench/"
    shared=$(cd "$shared" && pwd)
}

# Makes CAELMOR_HOME, a server built from this tree, unless one is given; and the driver with our adapter.
build_caelmor() {
    find_shared
    if [ -z "${CAELMOR_HOME:-}" ]; then
        "$root/caelmor" --version >&2 || die "the server does not build"
        read -r CAELMOR_HOME < "$root/distribution/target/caelmor.built"
    fi
    export CAELMOR_HOME
    mkdir -p "$ARENA/adapter"
    "$JAVA_HOME/bin/javac" -d "$ARENA/adapter" "$shared/bench/driver/ArenaDriver.java" "$root"/benchmarks/arena/*.java \
        || die "the adapter does not compile against the driver of $shared/bench"
    export CAELMOR_CP=$ARENA/adapter CAELMOR_ADAPTER=Caelmor
    # The bench evaluates this when it knows N.
    export CAELMOR="$root/benchmarks/arena/server.sh \$n"
}

version_in() {
    sed -n "s|.*$2.*|\1|p" "$1" | head -n 1
}

# One 'key: value' a line, for the table's head.
facts() {
    local dirty=
    [ -z "$(git -C "$root" status --porcelain --untracked-files=no -- . ':!docs' 2>/dev/null)" ] || dirty=' with local changes'
    echo "commit: $(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)$dirty"
    echo "date: $(date -u +%Y-%m-%d)"
    echo "cpu: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores"
    echo "memory: $(awk '/^MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo)"
    echo "kernel: $(uname -sr)"
    echo "JDK: $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 's/.*build \([^,)]*\).*/\1/p' | head -n 1)"
    if [ -f "$ARENA/netty-pom.xml" ]; then
        echo "Netty: $(version_in "$ARENA/netty-pom.xml" '<netty>\([^<]*\)<')"
    fi
    if [ -f "$ARENA/colyseus/node_modules/@colyseus/core/package.json" ]; then
        echo "Node: $(node --version)"
        echo "Colyseus: $(version_in "$ARENA/colyseus/node_modules/@colyseus/core/package.json" '"version": "\([^"]*\)"')"
    fi
}

report() {
    python3 "$root/benchmarks/report.py" "$into" "$@"
}
