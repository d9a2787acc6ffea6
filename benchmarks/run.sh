#!/usr/bin/env bash
# What the server costs, measured on this machine; the figures go into docs/performance.md, between its markers.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

usage() {
    cat <<'END'
usage: benchmarks/run.sh COMMAND [OPTIONS]
  arena [--rounds 3] [--n '500 1000 4000'] [--peers 'nfws naws colview caelmor']
                       servers side by side, their medians as a table
  jmh [PATTERN [JMH OPTIONS]]
                       a tick and its pieces; with a pattern the figures are only printed
  commits [BACKEND...] entities committed a second beside a plain JDBC batch; sqlite, log, postgresql and mariadb by default
  memory [--n 1000]    collections and resident memory with a heap of 64 MB
  gate [--record]      fails where a client-tick costs over 10 % more instructions than is recorded in arena/instructions.txt
  all                  arena, jmh, commits, memory
  --print              (all commands) prints the figures and leaves docs/performance.md as it is

environment
  SHARED               the folder that holds bench/, the arena's driver and peers; ../shared by default
  ARENA                a scratch folder that is kept, with the peers built in it; by default a new one that is removed
  COMMITS              how often each cut of a hundred is committed: 400 by default
  WARM, SECS           seconds before and in the window: 24 and 10 by default, 20 and 60 for memory, 20 and 20 for the gate
  HEAP                 another heap than 64m for memory
  JAVA_HOME            a JDK 25 or newer; found by itself in the usual places
END
}

# shellcheck source=benchmarks/arena/common.sh
. "$root/benchmarks/arena/common.sh"
# shellcheck source=benchmarks/arena/arena.sh
. "$root/benchmarks/arena/arena.sh"
# shellcheck source=benchmarks/arena/memory.sh
. "$root/benchmarks/arena/memory.sh"
# shellcheck source=benchmarks/arena/gate.sh
. "$root/benchmarks/arena/gate.sh"

# Answers the class path of the built benchmarks.
build_jmh() {
    (cd "$root" && mvn -q -B -ntp -pl benchmarks -am -Dmaven.test.skip=true package) >&2 || die "the benchmarks don't build"
    echo "$root/benchmarks/target/classes:$(cat "$root/benchmarks/target/classpath")"
}

# run_jmh JSON JMH-OPTIONS...
run_jmh() {
    local json=$1 classpath
    shift
    classpath=$(build_jmh)
    "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow -cp "$classpath" org.openjdk.jmh.Main -foe true -prof gc -rf json -rff "$json" \
        -jvmArgs '--sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xms512m -Xmx512m' "$@"
}

jmh() {
    run_jmh "$ARENA/jmh.json" "$@"
    if [ $# -gt 0 ]; then into=-; fi
    facts > "$ARENA/facts"
    report jmh "$ARENA/facts" "$ARENA/jmh.json"
}

commits() {
    local classpath
    classpath=$(build_jmh)
    "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Djava.io.tmpdir="$ARENA" -XX:+UseSerialGC -Xmx1g -cp "$classpath" \
        io.caelmor.benchmarks.commits.CommitRates "$ARENA/commits" "${COMMITS:-400}" "$@" 2> "$ARENA/commits.log" |
        grep '^RESULT ' | tee /dev/stderr > "$ARENA/commits.txt" || { cat "$ARENA/commits.log" >&2; die "the commits could not be measured"; }
    facts > "$ARENA/facts"
    report commits "$ARENA/facts" "$ARENA/commits.txt"
}

command=${1:-}
shift || true
rounds=3 ns= peers='nfws naws colview caelmor' into=$root/docs/performance.md record=
rest=()
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift ;;
        --n) ns=$2; shift ;;
        --peers) peers=$2; shift ;;
        --print) into=- ;;
        --record) record=yes ;;
        *) rest+=("$1") ;;
    esac
    shift
done
if [ ${#rest[@]} -gt 0 ] && [ "$command" != jmh ] && [ "$command" != commits ]; then
    echo "benchmarks: '${rest[0]}' is no option of '$command'" >&2
    usage >&2
    exit 64
fi

case $command in
    arena) prepare; arena ;;
    jmh) prepare; jmh ${rest[@]+"${rest[@]}"} ;;
    commits) prepare; if [ ${#rest[@]} -eq 0 ]; then rest=(sqlite log postgresql mariadb); else into=-; fi; commits "${rest[@]}" ;;
    memory) prepare; memory ;;
    gate) prepare; gate ;;
    all) prepare; arena; jmh; commits sqlite log postgresql mariadb; memory ;;
    -h | --help | help) usage ;;
    *) usage >&2; exit 64 ;;
esac
exit "$status"
