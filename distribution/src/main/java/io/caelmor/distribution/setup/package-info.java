/// From options, environment and configuration file to a composed kernel: [io.caelmor.distribution.setup.Plan] holds all that
/// is known before anything is opened or started, and every problem found on the way.
package io.caelmor.distribution.setup;
