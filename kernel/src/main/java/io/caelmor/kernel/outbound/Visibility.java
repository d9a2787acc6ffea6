package io.caelmor.kernel.outbound;

/// Who sees what; replication knows. Tick thread only.
public interface Visibility {
    /// Where nobody sees anything.
    Visibility NOTHING = new Visibility() {
        @Override
        public boolean sees(int slot, long entity) {
            return false;
        }

        @Override
        public float reach() {
            return 0;
        }
    };

    /// Whether the session in `slot` may have the entity in its view. It must follow from the world alone, never from what the network
    /// let through: commands are accepted by it, and the same input must give the same world.
    boolean sees(int slot, long entity);

    /// How far a session sees around its viewpoint at the most, world units; 0 where that is no matter of distance. Any thread.
    float reach();
}
