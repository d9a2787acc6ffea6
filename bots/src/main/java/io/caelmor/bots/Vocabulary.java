package io.caelmor.bots;

import io.caelmor.client.Schema;
import io.caelmor.client.ValueType;
import io.caelmor.client.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words of a server that bots understand, looked up once. What it does not have is null, and bots do without.
final class Vocabulary {
    static final String MOVE = "move";
    static final String STOP = "stop";
    static final String SAY = "say";
    static final String ATTACK = "attack";
    static final String COUNT = "count";
    /// The rejection of those whose avatar stands, and can't do otherwise.
    static final String UNABLE = "unable";

    final Schema schema;
    final Schema.Column kind;
    final Schema.Column x;
    final Schema.Column y;
    final Schema.Column name;
    final Schema.Column health;
    final Schema.Column count;
    final Schema.Signature hit;
    final Schema.Signature death;
    final Schema.Signature respawn;
    /// Positions of fields, where there is the event.
    final int hitTarget;
    final int hitHealth;
    final int respawnEntity;
    final boolean canMove;
    final boolean canStop;
    final boolean canSay;
    final boolean canAttack;
    final boolean canCount;

    private final List<String> missing = new ArrayList<>();
    private final int avatarKind;
    private final boolean kindsNamed;

    Vocabulary(Schema schema) {
        this.schema = schema;
        kind = column("kind", ValueType.INT);
        Schema.Column foundX = column("x", ValueType.QUANTISED);
        Schema.Column foundY = column("y", ValueType.QUANTISED);
        x = foundY == null ? null : foundX;
        y = foundX == null ? null : foundY;
        name = column("avatar.name", ValueType.TEXT);
        health = column("combat.health", ValueType.INT);
        count = column("commands.count", ValueType.LONG);
        canMove = command(MOVE, ValueType.FLOAT, ValueType.FLOAT);
        canStop = command(STOP);
        canSay = command(SAY, ValueType.TEXT);
        canAttack = command(ATTACK, ValueType.ENTITY);
        canCount = command(COUNT);
        hit = event("combat.hit", "attacker", "target", "amount", "health");
        death = event("combat.death", "victim", "killer");
        respawn = event("combat.respawn", "entity");
        hitTarget = hit == null ? 0 : hit.field("target");
        hitHealth = hit == null ? 0 : hit.field("health");
        respawnEntity = respawn == null ? 0 : respawn.field("entity");
        Optional<Integer> avatar = schema.kinds().entrySet().stream()
                .filter(entry -> entry.getValue().equals("avatar") || entry.getValue().endsWith(".avatar"))
                .map(Map.Entry::getKey).findFirst();
        kindsNamed = kind != null && avatar.isPresent();
        avatarKind = avatar.orElse(0);
    }

    /// What the server does not have, and what the bots leave undone or unchecked for it.
    List<String> missing() {
        return missing;
    }

    /// Whether the entity is somebody's avatar: by its kind where kinds are named, else by having a name.
    boolean isAvatar(World world, long entity) {
        if (kindsNamed) {
            return world.getInt(entity, kind) == avatarKind;
        }
        return name != null && !world.getText(entity, name).isEmpty();
    }

    private Schema.Column column(String wanted, ValueType type) {
        var column = schema.findColumn(wanted).filter(found -> found.type() == type);
        if (column.isEmpty()) {
            missing.add("column " + wanted + " (" + type + ")");
        }
        return column.orElse(null);
    }

    private boolean command(String wanted, ValueType... types) {
        boolean there = schema.findCommand(wanted)
                .filter(found -> found.fields().stream().map(Schema.Field::type).toList().equals(List.of(types)))
                .isPresent();
        if (!there) {
            missing.add("command " + wanted + List.of(types));
        }
        return there;
    }

    private Schema.Signature event(String wanted, String... fields) {
        var event = schema.findEvent(wanted)
                .filter(found -> found.fields().stream().map(Schema.Field::name).toList().equals(List.of(fields)));
        if (event.isEmpty()) {
            missing.add("event " + wanted + List.of(fields));
        }
        return event.orElse(null);
    }
}
