package io.caelmor.bots.trade;

import io.caelmor.client.Client;
import io.caelmor.client.Entity;
import io.caelmor.client.Event;
import io.caelmor.client.PreparedCommand;
import io.caelmor.client.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What a trader does, on one connection: begins things at random, and answers others. Event loop only.
///
/// It keeps to the middle of the world, where the others are, and walks slowly, so that most of what it offers stands long enough. Some
/// of what it asks for can't be; that is refused, and part of the play.
final class Dealer {
    /// Within the default reach, even if a walk is seen late.
    private static final double NEAR = 4;
    private static final double SLOW = 0.1;
    private static final int MOST_GOLD = 20;
    private static final double PATIENCE_SECONDS = 3;
    /// Holding more than this it rather drops, so that nobody is full for long.
    private static final int PLENTY = 8;

    private final TradeWords words;
    private final TradeTotals totals;
    private final Random random;
    private final double actionsPerTick;
    private final int patienceTicks;
    private final float middleX;
    private final float middleY;
    private final double home;
    private final PreparedCommand move;
    private final PreparedCommand drop;
    private final PreparedCommand pickUp;
    private final PreparedCommand give;
    private final PreparedCommand take;
    private final PreparedCommand offer;
    private final PreparedCommand offerItem;
    private final PreparedCommand accept;
    private final PreparedCommand cancel;
    private final List<Long> own = new ArrayList<>();
    private final List<Long> lying = new ArrayList<>();
    private final List<Long> others = new ArrayList<>();
    /// With whom it is trading; [Entity#NONE] for nobody.
    private long partner;
    private long offerTick;

    Dealer(Client client, TradeOptions options, TradeTotals totals, Random random) {
        this.totals = totals;
        this.random = random;
        var welcome = client.welcome();
        words = new TradeWords(welcome.schema());
        actionsPerTick = options.actionsPerSecond() / welcome.tickRate();
        patienceTicks = (int) Math.ceil(PATIENCE_SECONDS * welcome.tickRate());
        middleX = welcome.width() / 2;
        middleY = welcome.height() / 2;
        home = 2 + Math.sqrt(options.count());
        move = client.prepare(TradeWords.MOVE);
        drop = client.prepare(TradeWords.DROP);
        pickUp = client.prepare(TradeWords.PICK_UP);
        give = client.prepare(TradeWords.GIVE);
        take = client.prepare(TradeWords.TAKE);
        offer = client.prepare(TradeWords.OFFER);
        offerItem = client.prepare(TradeWords.OFFER_ITEM);
        accept = client.prepare(TradeWords.ACCEPT);
        cancel = client.prepare(TradeWords.CANCEL);
    }

    TradeWords words() {
        return words;
    }

    /// Acts upon a TICK.
    void ticked(World world, long self) {
        if (partner != Entity.NONE && world.tick() - offerTick > patienceTicks) {
            partner = Entity.NONE;
            send(cancel);
        }
        for (double left = actionsPerTick; left > 0; left--) {
            if (random.nextDouble() < left) {
                begin(world, self);
            }
        }
    }

    /// Answers what it is told.
    void heard(World world, long self, Event event) {
        switch (event.name()) {
            case TradeWords.HELD_OUT -> {
                if (random.nextInt(10) != 0) {
                    send(take.putEntity(event.getEntity("from")));
                }
            }
            case TradeWords.OFFERED -> answer(world, self, event.getEntity("from"), event.getLong("number"));
            case TradeWords.DONE -> partner = Entity.NONE;
            case TradeWords.ENDED -> {
                if (event.getEntity("from") == self && event.getEntity("to") == partner) {
                    partner = Entity.NONE;
                }
            }
            default -> { }
        }
    }

    /// Comes to rest.
    void rest() {
        send(move.putFloat(0).putFloat(0));
        send(cancel);
    }

    private void begin(World world, long self) {
        look(world, self);
        int what = random.nextInt(20);
        if (what < 6) {
            walk(world, self);
        } else if (what < 9 || own.size() > PLENTY) {
            if (!own.isEmpty()) {
                send(drop.putEntity(any(own)));
            }
        } else if (what < 12) {
            if (!lying.isEmpty()) {
                send(pickUp.putEntity(any(lying)));
            }
        } else if (what < 14) {
            if (!own.isEmpty() && !others.isEmpty()) {
                send(give.putEntity(any(own)).putEntity(any(others)));
            }
        } else if (!others.isEmpty() && partner == Entity.NONE) {
            offer(world, self, any(others));
        }
    }

    /// Says its own terms, where it has not, and agrees; now and then it thinks of others instead.
    private void answer(World world, long self, long from, long number) {
        boolean said = partner == from;
        if (partner != Entity.NONE && !said) {
            return;
        }
        if (!said || random.nextInt(10) == 0) {
            look(world, self);
            offer(world, self, from);
        }
        send(accept.putEntity(from).putLong(number));
    }

    private void offer(World world, long self, long with) {
        long gold = Math.min(random.nextInt(MOST_GOLD + 1), world.getLong(self, words.gold));
        if (own.isEmpty() || random.nextInt(3) == 0) {
            send(offer.putEntity(with).putLong(gold));
        } else {
            send(offerItem.putEntity(with).putEntity(any(own)).putLong(gold));
        }
        partner = with;
        offerTick = world.tick();
    }

    private void walk(World world, long self) {
        float x = world.getFloat(self, words.x);
        float y = world.getFloat(self, words.y);
        double angle = random.nextDouble() * 2 * Math.PI;
        boolean astray = Math.hypot(x - middleX, y - middleY) > home;
        if (astray) {
            angle = Math.atan2(middleY - y, middleX - x);
        }
        // A stroll is as slow as it is short; who is astray hurries.
        double pace = astray ? 1 : random.nextInt(3) == 0 ? 0 : SLOW;
        send(move.putFloat((float) (Math.cos(angle) * pace)).putFloat((float) (Math.sin(angle) * pace)));
    }

    /// What there is to deal with.
    private void look(World world, long self) {
        own.clear();
        lying.clear();
        others.clear();
        for (int view = 1; view < world.viewLimit(); view++) {
            long entity = world.entityAt(view);
            if (entity == Entity.NONE || entity == self) {
                continue;
            }
            if (words.isItem(world, entity)) {
                if (world.owned(entity)) {
                    own.add(entity);
                } else if (words.away(world, self, entity) <= NEAR) {
                    lying.add(entity);
                }
            } else if (words.isAvatar(world, entity) && words.away(world, self, entity) <= NEAR) {
                others.add(entity);
            }
        }
    }

    private long any(List<Long> entities) {
        return entities.get(random.nextInt(entities.size()));
    }

    private void send(PreparedCommand command) {
        command.send();
        totals.sent++;
    }
}
