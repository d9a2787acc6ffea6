# Does a client-tick cost more than it did? Sourced by run.sh.
recorded=$root/benchmarks/arena/instructions.txt

gate() {
    # Another event, such as task-clock, tries the way where instructions can't be counted; its figure is compared with nothing.
    local event=${PERF_EVENT:-instructions}
    if can_count "$event"; then
        gate_by_perf "$event"
    else
        say "perf can't count '$event' on this machine: comparing a tick's time with a fixed loop's instead, which is coarser"
        gate_by_time
    fi
}

can_count() {
    command -v perf > /dev/null && perf stat -x, -e "$1" true 2>&1 | grep -q "^[0-9.]*,[^,]*,$1"
}

gate_by_perf() {
    local event=$1 n=500 warm=${WARM:-20} secs=${SECS:-20} count
    build_caelmor
    rm -f "$ARENA"/driver-9307.err "$ARENA"/run.txt "$ARENA"/perf.csv
    WARM=$((warm + 1)) SECS=$((secs + 3)) run_peer_once $n &
    local run=$!
    if await_connected $run; then
        sleep "$warm"
        perf stat -x, -o "$ARENA/perf.csv" -e "$event" -p "$(cat "$ARENA/caelmor.pid")" -- sleep "$secs"
    fi
    wait $run || true
    if ! grep -q " joined=$n " "$ARENA/run.txt" 2>/dev/null; then
        cat "$ARENA/driver-9307.err" >&2 || true
        fail "not all $n clients were in"
        return
    fi
    # Ten ticks a second.
    count=$(awk -F, -v event="$event" -v ticks=$((secs * 10 * n)) '$3 ~ event { printf "%.7g", $1 / ticks }' "$ARENA/perf.csv")
    if [ "$event" = instructions ]; then
        judge instructions "$count" 10
    else
        echo "$event per client-tick: $count"
    fi
}

# Of each second the median operation, so that what preempts a few does not count; of all seconds in three JVMs the least.
gate_by_time() {
    run_jmh "$ARENA/gate.json" 'CalibrationBenchmark|TickBenchmark.walking' -p players=500 -p threads=1 -bm sample -f 3 -wi 10 -w 2 -i 10 -r 1 > "$ARENA/gate.log" \
        || { tail -n 20 "$ARENA/gate.log" >&2; die "the benchmarks failed"; }
    judge ratio "$(python3 "$root/benchmarks/report.py" - ratio "$ARENA/gate.json")" 30
}

# judge KEY VALUE PERCENT: fails where the value is that much over the recorded one.
judge() {
    local key=$1 value=$2 percent=$3 known
    if [ -n "$record" ]; then
        sed -i "s/^$key .*/$key $value/" "$recorded"
        echo "gate: $key $value is recorded"
        return
    fi
    known=$(sed -n "s/^$key //p" "$recorded")
    if [ "$known" = unknown ] || [ -z "$known" ]; then
        fail "no '$key' is recorded in $recorded (now $value): benchmarks/run.sh gate --record"
    elif awk -v value="$value" -v known="$known" -v percent="$percent" 'BEGIN { exit !(value > known * (1 + percent / 100)) }'; then
        fail "gate: $key is $value, recorded $known: over $percent % more"
    else
        echo "gate: $key is $value, recorded $known: within $percent %"
    fi
}
