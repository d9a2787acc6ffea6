package io.caelmor.bots;

import io.caelmor.client.Client;
import io.caelmor.client.PreparedCommand;
import io.caelmor.client.Schema;

/// The commands of one bot, each sent where the server has it. Event loop only.
final class Actions {
    private final Totals totals;
    private final PreparedCommand move;
    private final PreparedCommand stop;
    private final PreparedCommand say;
    private final PreparedCommand attack;
    private final PreparedCommand count;

    Actions(Client client, Vocabulary words, Totals totals) {
        this.totals = totals;
        move = words.canMove ? client.prepare(Vocabulary.MOVE) : null;
        stop = words.canStop ? client.prepare(Vocabulary.STOP) : null;
        say = words.canSay ? client.prepare(Vocabulary.SAY) : null;
        attack = words.canAttack ? client.prepare(Vocabulary.ATTACK) : null;
        count = words.canCount ? client.prepare(Vocabulary.COUNT) : null;
    }

    boolean canStop() {
        return stop != null;
    }

    /// Whether a receipt is for this command.
    boolean isMove(Schema.Signature command) {
        return move != null && move.signature() == command;
    }

    boolean isStop(Schema.Signature command) {
        return stop != null && stop.signature() == command;
    }

    boolean isCount(Schema.Signature command) {
        return count != null && count.signature() == command;
    }

    /// Walks in a direction, radians.
    void move(double angle) {
        move((float) Math.cos(angle), (float) Math.sin(angle));
    }

    void say(String text) {
        if (say != null) {
            int most = say.signature().fields().getFirst().maxBytes();
            sent(say.putText(text.length() > most ? text.substring(0, most) : text));
        }
    }

    void attack(long target) {
        if (attack != null) {
            sent(attack.putEntity(target));
        }
    }

    void count() {
        if (count != null) {
            sent(count);
        }
    }

    /// Comes to rest.
    void stop() {
        if (stop != null) {
            sent(stop);
        } else {
            move(0, 0);
        }
    }

    private void move(float dx, float dy) {
        if (move != null) {
            sent(move.putFloat(dx).putFloat(dy));
        }
    }

    private void sent(PreparedCommand command) {
        command.send();
        totals.sent();
    }
}
