/// What a plugin is: the roles it can provide, what it declares, and how plugin jars become modules of a running kernel.
///
/// A plugin's module `provides` one or more role services; with `uses` of a role service it says that it can't do without
/// that role. At start-up each provider first
/// [io.caelmor.kernel.plugin.Contribution#declare]s, is later
/// [io.caelmor.kernel.plugin.Contribution#bind]-ed to what all declared together, and then lives through its hooks and
/// handlers alone. Everything wrong is collected as [io.caelmor.kernel.plugin.Problem]s; one is enough to start nothing.
package io.caelmor.kernel.plugin;
