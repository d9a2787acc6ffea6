#!/usr/bin/env bash
# Every race, by jcstress: exit code 1 where one had an outcome that it may not have. Needs what 'mvn package' builds.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

usage() {
    cat <<'END'
usage: stress/run.sh [--short] [--races PATTERN] [JCSTRESS OPTIONS]
  --short    a second or two for each race, in one way of compiling it; else in all ways, some twenty minutes on two cores
  --races    only those whose names match, such as ByteRing
environment
  JAVA_HOME  a JDK 25 or newer
END
}

# Among what Maven would find.
find_java() {
    local home
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        if [ -x "$home/bin/java" ] && [ "$("$home/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')" -ge 25 ] 2>/dev/null; then
            echo "$home/bin/java"
            return
        fi
    done
    echo "stress: no JDK 25 was found; set JAVA_HOME" >&2
    exit 64
}

options=(-m default)
while [ $# -gt 0 ]; do
    case $1 in
        --short) options+=(-f 1 -iters 1 -time 1500 -sc false -af NONE -jvmArgs -XX:+UseSerialGC) ;;
        --races) options+=(-t "$2"); shift ;;
        -h | --help) usage; exit ;;
        *) options+=("$1") ;;
    esac
    shift
done

target=$root/stress/target
[ -f "$target/classpath" ] || { echo "stress: not built; run 'mvn package -pl stress -am' first" >&2; exit 64; }
java=$(find_java)
cd "$target"
mkdir -p races
status=0
"$java" -cp "classes:$(cat classpath)" org.openjdk.jcstress.Main -r races "${options[@]}" 2>&1 | tee races/log | grep --line-buffered -E 'Results: |\[FAILED\]|\[ERROR\]' || status=1
if [ "$status" -ne 0 ] || ! grep 'Results: ' races/log | tail -1 | grep -q ' 0 failed, 0 soft errs, 0 hard errs'; then
    echo "stress: an outcome that may not be, or a race that could not be run: see $target/races" >&2
    exit 1
fi
echo "stress: $(sed -n 's/.*Results: \([0-9]*\) planned.*/\1/p' races/log | tail -1) runs of races, no outcome that may not be"
