/// Fighting between entities of the kinds that the configuration names.
///
/// An `attack` command, or an entity that another plugin lets strike ([io.caelmor.combat.Strikes]), becomes an intent ([io.caelmor.combat.Intents]); the tick freezes the intents, resolves each into a
/// rejection or an outcome ([io.caelmor.combat.Resolution]), and applies every outcome once ([io.caelmor.combat.Application]).
/// How far it reaches is judged by where the attacker's client last saw its target ([io.caelmor.combat.Reach]).
/// All of a tick's attacks happen at the same moment: each is judged by the health that fighters had before the first lands, so
/// two who strike each other down both fall, and nobody gains by the number of a slot. Who fell waits in the set `combat.dead`
/// for [io.caelmor.combat.Respawn]. State is columns of the world; intents and outcomes are arrays that mean nothing after
/// their tick. Tick thread only.
package io.caelmor.combat;
