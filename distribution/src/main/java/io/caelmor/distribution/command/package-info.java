/// What a person can type, a class for each command. They parse, ask [io.caelmor.distribution.setup.Plan], print, and answer with an
/// [io.caelmor.distribution.command.ExitCode].
package io.caelmor.distribution.command;
