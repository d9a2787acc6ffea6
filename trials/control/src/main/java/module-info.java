/// A store that breaks what a store promises, in a known way: the trials must notice. Ships nowhere.
module io.caelmor.trials.control {
    requires io.caelmor.kernel;

    provides io.caelmor.kernel.plugin.PersistenceWriter with io.caelmor.trials.control.ControlStore;
}
