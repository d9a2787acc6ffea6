#!/usr/bin/env bash
# server.sh N [--set key=value ...]: becomes a Caelmor for N arena clients on port 9307, with everything on: transport, commands, combat,
# inventory (of avatars that hold nothing: the other servers have no items), replication, SQLite; but without the steps against overload, for what is
# measured is how long a tick takes that tells all. CAELMOR_HOME is the server; JAVA_OPTS passes through.
set -euo pipefail
n=$1
shift

# The radius that holds 30 others on average in a world of side 1: N * (pi r^2 - 8/3 r^3 + r^4/2) = 30.
radius=$(awk -v n="$n" 'BEGIN {
    low = 0; high = 1
    for (i = 0; i < 60; i++) {
        r = (low + high) / 2
        if (n * (3.14159265358979 * r ^ 2 - 8 / 3 * r ^ 3 + r ^ 4 / 2) < 30) low = r; else high = r
    }
    printf "%.2f", low * 1000
}')

data=$(mktemp -d "$ARENA/data.XXXXXX")
echo $$ > "$ARENA/caelmor.pid"
cd "$data"
# The page of the plugin arena: any free port.
export CAELMOR_ARENA_PORT=0
exec "$CAELMOR_HOME/bin/caelmor" run \
    --set transport.netty.port=9307 --set transport.netty.event_loops=1 \
    --set sessions.capacity=$((n + 8)) --set sessions.connections=$((n + 64)) --set persistence.queue=$((n + 16)) \
    --set replication.radius="$radius" --set replication.leave_margin=0.05 \
    --set overload.less_distant=false --set overload.no_joins=false --set overload.most_stretch=1 \
    --set commands.speed=20 --set commands.spawn_area=1000 --set inventory.starting_items= \
    --set persistence.sql.url="jdbc:sqlite:$data/world.db" "$@"
