# Servers side by side in the same minutes, by the shared bench. Sourced by run.sh.

# A copy is built: the shared folder may be read-only.
build_netty() {
    cp "$shared/bench/servers/netty/pom.xml" "$ARENA/netty-pom.xml"
    if [ -f "$ARENA/netty/target/netty.jar" ]; then return; fi
    rm -rf "$ARENA/netty-source"
    cp -r "$shared/bench/servers/netty" "$ARENA/netty-source"
    chmod -R u+w "$ARENA/netty-source"
    mvn -q -B -ntp -f "$ARENA/netty-source" package >&2
}

build_colyseus() {
    command -v node > /dev/null && command -v npm > /dev/null || return 1
    mkdir -p "$ARENA/colyseus"
    if [ ! -d "$ARENA/colyseus/node_modules/@colyseus/core" ]; then
        (cd "$ARENA/colyseus" && npm init -y && npm install --no-audit --no-fund --legacy-peer-deps \
            @colyseus/core@0.18 @colyseus/schema@5 @colyseus/ws-transport@0.18 @colyseus/tools@0.18 express@5 zod @colyseus/better-call) \
            > "$ARENA/colyseus.log" 2>&1 || return 1
    fi
    cp -f "$shared/bench/servers/colyseus/server.mjs" "$ARENA/colyseus/"
}

# Leaves out, aloud, the peers that can't be built here.
build_peers() {
    local wanted=$peers peer netty=unknown colyseus=unknown
    peers=
    for peer in $wanted; do
        case $peer in
            caelmor) build_caelmor ;;
            nf* | na*)
                if [ $netty = unknown ]; then if build_netty; then netty=yes; else netty=no; fi; fi
                if [ $netty = no ]; then say "skipping $peer: the Netty servers don't build here"; continue; fi ;;
            col*)
                if [ $colyseus = unknown ]; then if build_colyseus; then colyseus=yes; else colyseus=no; fi; fi
                if [ $colyseus = no ]; then say "skipping $peer: Colyseus can't be installed here (Node and npm's registry are needed)"; continue; fi ;;
            *) die "the peer '$peer' is unknown: nfws, nftcp, naws, colview, colplain, caelmor" ;;
        esac
        peers="$peers $peer"
    done
}

# run_peer PEER N: one run, into $ARENA/results.txt where all clients were in to its end and the driver kept up.
run_peer() {
    local peer=$1 n=$2 result wrong
    rm -f "$ARENA"/driver-*.err "$ARENA/run.txt"
    OUT=$ARENA/run.txt "$shared/bench/table.sh" 1 "$n" "$peer" >&2 || true
    rm -rf "$ARENA"/data.*
    result=$(grep '^RESULT' "$ARENA/run.txt" 2>/dev/null | tail -n 1) || true
    wrong=$(what_is_wrong "$result" "$n")
    if [ -z "$wrong" ]; then
        printf '%s\n' "$result" >> "$ARENA/results.txt"
        return
    fi
    printf 'FAILED label=%s n=%s\n' "$peer" "$n" >> "$ARENA/results.txt"
    if [ "$peer" = caelmor ]; then
        fail "$peer at N=$n: $wrong; this run does not count"
        cat "$ARENA"/driver-*.err >&2 2>/dev/null || true
    else
        say "$peer at N=$n: $wrong; this run does not count"
    fi
}

# what_is_wrong RESULT N: a sentence, or nothing.
what_is_wrong() {
    local joined secs
    joined=$(printf '%s' "$1" | sed -n 's/.* joined=\([0-9]*\).*/\1/p')
    secs=$(printf '%s' "$1" | sed -n 's/.* secs=\([0-9.]*\).*/\1/p')
    if [ "${joined:-0}" -lt "$2" ]; then
        echo "${joined:-none} of $2 clients were in at the end"
    elif awk -v secs="$secs" -v wanted="$SECS" 'BEGIN { exit !(secs < 0.8 * wanted || secs > 1.2 * wanted) }'; then
        echo "the driver could not keep up, its window of $SECS s took $secs s"
    fi
}

arena() {
    local round n peer
    find_shared
    build_peers
    export WARM=${WARM:-24} SECS=${SECS:-10}
    : > "$ARENA/results.txt"
    for ((round = 1; round <= rounds; round++)); do
        for n in ${ns:-500 1000 4000}; do
            for peer in $peers; do
                say "round $round of $rounds, N=$n, $peer"
                run_peer "$peer" "$n"
            done
        done
    done
    facts > "$ARENA/facts"
    printf 'rounds: %s\nwindow: %s s after %s s of warm-up\n' "$rounds" "$SECS" "$WARM" >> "$ARENA/facts"
    report arena "$ARENA/facts" "$ARENA/results.txt"
}
