/// The composition: [io.caelmor.kernel.Kernel] puts the packages below together with a set of plugins, starts them in order and
/// stops them in the exact reverse. Nothing in the kernel knows this package; launchers and test fixtures do.
package io.caelmor.kernel;
