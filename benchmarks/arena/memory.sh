# A thousand players on a small heap: is there anything to collect, and how large is the process? Sourced by run.sh.

# await_connected RUN: until all clients have connected; fails where the process of that run ends before.
await_connected() {
    until grep -qs '^connected' "$ARENA/driver-9307.err"; do
        kill -0 "$1" 2>/dev/null || return 1
        sleep 0.1
    done
}

# 'Pause' stands once in the log for each collection.
collections() {
    grep -c ' Pause ' "$ARENA/gc.log" 2>/dev/null || true
}

memory() {
    local n=${ns:-1000} heap=${HEAP:-64m} warm=${WARM:-20} secs=${SECS:-60} before='' after=''
    build_caelmor
    rm -f "$ARENA"/gc.log "$ARENA"/driver-9307.err "$ARENA"/run.txt
    say "N=$n with -Xmx$heap: $warm s of warm-up, then $secs s"
    JAVA_OPTS="-Xmx$heap -Xlog:gc:file=$ARENA/gc.log ${JAVA_OPTS:-}" WARM=$((warm + 1)) SECS=$secs run_peer_once "$n" &
    local run=$!
    if await_connected $run; then
        sleep "$warm"
        before=$(collections)
        sleep "$secs"
        after=$(collections)
    fi
    wait $run || true
    local result joined
    result=$(grep '^RESULT' "$ARENA/run.txt" 2>/dev/null | tail -n 1) || true
    joined=$(printf '%s' "$result" | sed -n 's/.* joined=\([0-9]*\).*/\1/p')
    printf 'heap: %s\nseconds: %s\nplayers: %s\n' "$heap" "$secs" "$n" > "$ARENA/memory"
    if [ "$joined" = "$n" ]; then
        printf 'before: %s\ncollections: %s\n' "$before" "$((after - before))" >> "$ARENA/memory"
        printf 'rss: %s\n' "$(printf '%s' "$result" | sed -n 's/.* rssMb=\([0-9.]*\).*/\1/p')" >> "$ARENA/memory"
    else
        fail "memory at N=$n: ${joined:-none} of $n clients were in at the end"
        tail -n 5 "$ARENA/driver-9307.err" "$ARENA/server-9307.log" >&2 || true
        printf 'failed: %s of %s clients were in at the end%s\n' "${joined:-none}" "$n" \
            "$(grep -h -m 1 OutOfMemoryError "$ARENA/server-9307.log" | sed 's/^/; the server said "/; s/$/"/')" >> "$ARENA/memory"
    fi
    facts > "$ARENA/facts"
    report memory "$ARENA/facts" "$ARENA/memory"
}

# run_peer_once N: one run of Caelmor, whatever comes of it.
run_peer_once() {
    OUT=$ARENA/run.txt "$shared/bench/table.sh" 1 "$1" caelmor >&2 || true
    rm -rf "$ARENA"/data.*
}
