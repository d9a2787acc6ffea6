package io.caelmor.client;

import java.util.Arrays;

/// Finds an entity's view number. Open addressing with linear probing over two arrays, so that it makes no garbage.
final class EntityIndex {
    private long[] entities = new long[64];
    private int[] views = new int[64];
    private int size;

    int size() {
        return size;
    }

    /// The view number; 0 where the entity is not in view.
    int view(long entity) {
        for (int at = home(entity);; at = next(at)) {
            if (views[at] == 0) {
                return 0;
            }
            if (entities[at] == entity) {
                return views[at];
            }
        }
    }

    void put(long entity, int view) {
        if (2 * size >= views.length) {
            grow();
        }
        int at = home(entity);
        while (views[at] != 0 && entities[at] != entity) {
            at = next(at);
        }
        if (views[at] == 0) {
            size++;
        }
        entities[at] = entity;
        views[at] = view;
    }

    /// Takes the entity out and closes the gap: whatever was pushed past it moves back.
    void remove(long entity) {
        int hole = home(entity);
        while (entities[hole] != entity || views[hole] == 0) {
            if (views[hole] == 0) {
                return;
            }
            hole = next(hole);
        }
        size--;
        for (int at = next(hole); views[at] != 0; at = next(at)) {
            int distanceFromHome = at - home(entities[at]) & views.length - 1;
            int distanceFromHole = at - hole & views.length - 1;
            if (distanceFromHome >= distanceFromHole) {
                entities[hole] = entities[at];
                views[hole] = views[at];
                hole = at;
            }
        }
        views[hole] = 0;
    }

    void clear() {
        Arrays.fill(views, 0);
        size = 0;
    }

    private void grow() {
        long[] oldEntities = entities;
        int[] oldViews = views;
        entities = new long[2 * oldEntities.length];
        views = new int[2 * oldViews.length];
        size = 0;
        for (int at = 0; at < oldViews.length; at++) {
            if (oldViews[at] != 0) {
                put(oldEntities[at], oldViews[at]);
            }
        }
    }

    private int home(long entity) {
        long mixed = entity * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & views.length - 1;
    }

    private int next(int at) {
        return at + 1 & views.length - 1;
    }
}
